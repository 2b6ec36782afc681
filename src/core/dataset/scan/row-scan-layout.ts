import { silentParts } from '../template/content-parts.ts';
import { scanSteps, type ScanStep } from './scan-path.ts';
import type { Template, TemplatePart } from '../template/template.ts';
import type { TextLimit } from '../template/text-limit.ts';

/** Words of an entry in the lists that the program reads, see `wasm/`. */
const entryWords = { part: 4, field: 8, step: 6, silent: 2 } as const;
/** Bytes for the places of the texts of a field: of so many a field can be made. */
const spanBytes = 256 * 8;

/** Entries one behind the other. */
export interface EntryList {
  /** Address of the first, in bytes. */
  readonly at: number;
  readonly count: number;
}

/** A template as the program reads it. */
export interface RowScanLayout {
  readonly parts: EntryList;
  readonly fields: EntryList;
  /** Kinds of content parts without text. */
  readonly silent: EntryList;
  /** What is to be in memory, and where. */
  readonly bytes: Buffer;
  readonly at: number;
}

/** A field of the template and how it is found. */
interface ScanField {
  readonly name: string;
  readonly steps: readonly ScanStep[];
}

/** Lays out `template` from the address `start` on. */
export function layOut(template: Template, start: number): RowScanLayout {
  const { fields, parts } = known(template);
  const steps = [...fields.values()].flatMap(field => field.steps);
  const keys = [...fields.keys()];
  const at = start + fields.size * spanBytes;
  const fieldsAt = at + parts.length * entryWords.part * 4;
  const stepsAt = fieldsAt + fields.size * entryWords.field * 4;
  const silentAt = stepsAt + steps.length * entryWords.step * 4;
  const texts = new Texts(silentAt + silentParts.size * entryWords.silent * 4);
  let stepAt = stepsAt;
  const words = [
    parts.map(part =>
      typeof part === 'string'
        ? [-1, ...texts.add(part), 0]
        : [keys.indexOf(keyOf(part)), ...limitWords(part.limit), 0],
    ),
    [...fields.values()].map((field, i) => {
      const spans = start + i * spanBytes;
      const first = stepAt;
      stepAt += field.steps.length * entryWords.step * 4;
      return [...texts.add(field.name), first, stepAt, spans, spans, spans + spanBytes, 0];
    }),
    steps.map(({ which, name, value }) => [which, ...texts.add(name), ...texts.add(value), 0]),
    Array.from(silentParts, kind => texts.add(kind)),
  ];
  return {
    parts: { at, count: parts.length },
    fields: { at: fieldsAt, count: fields.size },
    silent: { at: silentAt, count: silentParts.size },
    bytes: Buffer.concat([Buffer.from(Int32Array.from(words.flat(2)).buffer), texts.bytes()]),
    at,
  };
}

/** Fields and parts of a template; none when one of its fields is unknown to the program, so that no text is ever found. */
function known({ parts }: Template): {
  readonly fields: ReadonlyMap<string, ScanField>;
  readonly parts: readonly TemplatePart[];
} {
  const fields = new Map<string, ScanField>();
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const steps = scanSteps(part.path);
    if (steps === undefined || part.limit?.unit === 'tokens')
      return { fields: new Map(), parts: [] };
    fields.set(keyOf(part), { name: part.path[0].name, steps });
  }
  return { fields, parts };
}

function keyOf({ path }: Exclude<TemplatePart, string>): string {
  return JSON.stringify(path);
}

/** Count and kind, as `wasm/limit.ts` takes them. */
function limitWords(limit: TextLimit | undefined): [number, number] {
  if (limit === undefined) return [0, 0];
  return [limit.count, (limit.unit === 'words' ? 2 : 0) + (limit.from === 'last' ? 1 : 0)];
}

/** Texts one behind the other. */
class Texts {
  private readonly added: Buffer[] = [];
  private end: number;

  constructor(start: number) {
    this.end = start;
  }

  /** Address and length of the text. */
  add(text: string): [number, number] {
    const bytes = Buffer.from(text);
    const at = this.end;
    this.added.push(bytes);
    this.end += bytes.length;
    return [at, bytes.length];
  }

  bytes(): Buffer {
    return Buffer.concat(this.added);
  }
}
