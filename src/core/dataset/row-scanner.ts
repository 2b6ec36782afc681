import { growTo } from '../math/wasm-memory.ts';
import { rowScanProgram } from './row-scan-program.ts';
import type { Template, TemplatePart } from './template.ts';
import { keyBytes } from './text-hash.ts';

/** Most rows that one call of `scan` reads. */
export const rowsPerCall = 4096;
/** Longest text that is put together from several fields or resolved from escapes. */
const scratchBytes = 1 << 20;
/** The program reads 16 bytes at a time, also behind the last of them. */
const slack = 32;
/** Words of an entry in the lists that the program reads and writes, see `wasm/row-scan.ts`. */
const partWords = 4;
const fieldWords = 4;
const recordWords = 8;
const keyWord = 4;

/**
 * Finds the texts of rows and their keys in the rows' own bytes, many times as fast as to build each row and
 * render it. It knows fields that are named directly and hold strings, in valid rows; of everything
 * else it says so, and `parseLine` and the template have to look. Rows have to lie in its own memory.
 */
export class RowScanner {
  /** Keys of the rows of the last `scan`, in four words from `keyAt(row)` on. */
  records: Uint32Array;
  /** All of the memory; another one after `room`. */
  bytes: Buffer;
  private readonly program = rowScanProgram();
  private readonly recordsAt: number;
  /** Where `room` begins in `bytes`. */
  readonly start: number;

  constructor(template: Template) {
    const { fields, parts } = layOut(template);
    const texts = Buffer.concat([...fields, ...parts.map(({ literal }) => literal)]);
    const partsAt = keyBytes;
    const fieldsAt = partsAt + parts.length * partWords * 4;
    const textsAt = fieldsAt + fields.length * fieldWords * 4;
    this.recordsAt = Math.ceil((textsAt + texts.length + slack) / 4) * 4;
    const scratchAt = this.recordsAt + rowsPerCall * recordWords * 4;
    this.start = scratchAt + scratchBytes + slack;

    growTo(this.program.memory, this.start);
    this.bytes = Buffer.from(this.program.memory.buffer);
    this.records = this.recordView();
    texts.copy(this.bytes, textsAt);
    let textAt = textsAt;
    const words = new Uint32Array(this.program.memory.buffer);
    fields.forEach((name, i) => {
      words.set([textAt, name.length], fieldsAt / 4 + i * fieldWords);
      textAt += name.length;
    });
    parts.forEach(({ field, literal }, i) => {
      words.set([field, textAt, literal.length], partsAt / 4 + i * partWords);
      textAt += literal.length;
    });
    this.program.configure(partsAt, parts.length, fieldsAt, fields.length, scratchAt, scratchBytes);
  }

  /** Room for `size` bytes of rows, from `start` on in `bytes`; what was in it stays. */
  room(size: number): Buffer {
    growTo(this.program.memory, this.start + size + slack);
    this.bytes = Buffer.from(this.program.memory.buffer);
    this.records = this.recordView();
    return this.bytes.subarray(this.start, this.start + size);
  }

  /**
   * Reads the rows `start … end` of `bytes`, which are UTF-8 and end with a line feed each.
   * @returns how many it has read, which may be fewer than there are
   */
  scan(start: number, end: number): number {
    return this.program.scanRows(start, end, this.recordsAt, rowsPerCall);
  }

  /** Where the line feed of a row of the last `scan` is in `bytes`. */
  lineFeed(row: number): number {
    return this.records[row * recordWords] ?? 0;
  }

  /** Whether the text of the row was found; it is never empty. */
  isKnown(row: number): boolean {
    return this.records[row * recordWords + 2] !== 0;
  }

  /** First word of the row's key in `records`. */
  keyAt(row: number): number {
    return row * recordWords + keyWord;
  }

  /** Puts a key, which was made in another way, in the place of one that was not found. */
  setKey(row: number, key: Uint8Array): void {
    this.bytes.set(key, this.recordsAt + this.keyAt(row) * 4);
  }

  /** The text of the last row that was read. */
  text(row: number): string {
    const start = this.records[row * recordWords + 1];
    return this.bytes.toString('utf8', start, this.records[row * recordWords + 2]);
  }

  private recordView(): Uint32Array {
    const { buffer } = this.program.memory;
    return new Uint32Array(buffer, this.recordsAt, rowsPerCall * recordWords);
  }
}

interface Layout {
  /** Names of the template's fields, each once. */
  readonly fields: readonly Buffer[];
  /** For each part its field, or −1 and what stands for itself. */
  readonly parts: readonly { readonly field: number; readonly literal: Buffer }[];
}

/** Nothing at all when a field lies deeper in a row or is limited, so that no text is ever found. */
function layOut({ parts }: Template): Layout {
  const used = parts.filter(part => typeof part === 'object');
  if (used.some(({ path, limit }) => path.length > 1 || limit !== undefined)) {
    return { fields: [], parts: [] };
  }
  const names = [...new Set(used.map(({ path }) => path[0].name))];
  const entry = (part: TemplatePart): Layout['parts'][number] =>
    typeof part === 'string'
      ? { field: -1, literal: Buffer.from(part) }
      : { field: names.indexOf(part.path[0].name), literal: Buffer.alloc(0) };
  return { fields: names.map(name => Buffer.from(name)), parts: parts.map(entry) };
}
