import { resolve } from 'node:path';
import { HumanError } from '../../errors.ts';
import { detectForm } from '../forms/detect-form.ts';
import { fileSetOf, type GivenSource } from '../forms/file-set.ts';
import { pathOfName } from './field-path.ts';
import { isRow, parseLine, type JsonRow } from '../scan/json-row.ts';
import { jsonLines } from '../forms/json-lines.ts';
import { knownShapes, type KindTemplate, type ShapeName, type TextKind } from './known-shapes.ts';
import { parseTemplate } from './template.ts';

/** A field of the rows. */
export interface FieldSummary {
  /** The path by which a template names it, also one inside objects, such as `data.question`. */
  readonly name: string;
  /** Share of the inspected rows that have text in it, 0 … 1. */
  readonly share: number;
  /** The first text found, shortened. */
  readonly example: string;
}

export interface TemplateChoice {
  readonly template: string;
  /** What of a row it gives. */
  readonly kind: TextKind;
  /** The text it gives for the first row that has one, shortened. */
  readonly example: string;
}

/** What the first rows of a file look like. */
export interface Inspection {
  readonly rows: number;
  /** The known shape of most rows. */
  readonly shape: ShapeName | undefined;
  /** Names of all fields that a row has, whatever is in them. */
  readonly names: readonly string[];
  /** Those with text. */
  readonly fields: readonly FieldSummary[];
  /** Recommended first; empty when no field has text. */
  readonly templates: readonly TemplateChoice[];
}

/** Files of a set that are looked at, drawn evenly. */
const mostFiles = 20;
/** The head of the file that is looked at: enough for some hundred rows. */
const headBytes = 4 << 20;
const headRows = 500;
const exampleCharacters = 160;

/**
 * Looks at the first rows of a file: which fields they have, and which templates these allow.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function inspect(path: string): Promise<Inspection> {
  return inspectionOf(await readHead(path));
}

/**
 * The same of a file, or of some files of a set.
 * @throws HumanError as `inspect` when none of them can be read, and as `fileSetOf`
 */
export async function inspectGiven(given: GivenSource): Promise<Inspection> {
  return inspectionOf(await readHeads(given));
}

function inspectionOf(rows: readonly JsonRow[]): Inspection {
  const shapes = knownShapes(rows);
  const fields = summarise(rows);
  const offered = [...shapes.flatMap(shape => shape.templates), ...fields.map(fieldTemplate)];
  const choices = distinctTemplates(offered)
    .map(choice => ({ ...choice, example: firstText(rows, choice.template) }))
    .filter(choice => choice.example !== '');
  return {
    rows: rows.length,
    shape: shapes[0]?.name,
    names: [...new Set(rows.flatMap(row => Object.keys(row)))],
    fields,
    templates: recommend(rows, choices),
  };
}

/**
 * The texts that a template gives for the first rows that have one, as they are embedded.
 * @throws HumanError `template-invalid`, and as `inspectGiven`
 */
export async function previewTexts(
  given: GivenSource,
  template: string,
  count: number,
): Promise<string[]> {
  const { render } = parseTemplate(template);
  const texts: string[] = [];
  for (const row of await readHeads(given)) {
    const text = render(row);
    if (text !== '') texts.push(text);
    if (texts.length === count) break;
  }
  return texts;
}

function distinctTemplates(templates: readonly KindTemplate[]): KindTemplate[] {
  const seen = new Map<string, KindTemplate>();
  for (const one of templates) if (!seen.has(one.template)) seen.set(one.template, one);
  return [...seen.values()];
}

/** Fewer rows say nothing about how instructions vary. */
const tellingRows = 20;
/** A set with at most one instruction for so many rows is told apart by its inputs. */
const rowsPerInstruction = 10;

/** Some sets have a handful of instructions and all their variety in the input. */
function recommend(rows: readonly JsonRow[], choices: TemplateChoice[]): TemplateChoice[] {
  const [first, second] = choices;
  if (first?.kind !== 'instruction' || second?.kind !== 'instruction-input') return choices;
  if (rows.length < tellingRows) return choices;
  const most = rows.length / rowsPerInstruction;
  const fixed = distinctTexts(rows, first.template) <= most;
  if (!fixed || distinctTexts(rows, second.template) <= most) return choices;
  return [second, first, ...choices.slice(2)];
}

function distinctTexts(rows: readonly JsonRow[], template: string): number {
  const { render } = parseTemplate(template);
  return new Set(rows.map(render)).size;
}

/** As many rows of each looked at file of a set as make the rows of one file. */
async function readHeads(given: GivenSource): Promise<JsonRow[]> {
  const set = await fileSetOf(given);
  if (set === undefined) return readHead(given.path);
  const step = Math.max(1, set.files.length / mostFiles);
  const looked = Math.ceil(set.files.length / step);
  const rows: JsonRow[] = [];
  let problem: HumanError | undefined;
  for (let at = 0; at < looked; at++) {
    const path = resolve(set.folder, set.files[Math.floor(at * step)] ?? '');
    try {
      rows.push(...(await readHead(path, Math.ceil(headRows / looked))));
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      problem ??= error;
    }
  }
  if (rows.length === 0 && problem !== undefined) throw problem;
  return rows;
}

async function readHead(path: string, most = headRows): Promise<JsonRow[]> {
  const blocks: Buffer[] = [];
  let bytes = 0;
  for await (const block of jsonLines(path, await detectForm(path), () => undefined)) {
    blocks.push(block);
    bytes += block.length;
    if (bytes >= headBytes) break;
  }
  return rowsOf(Buffer.concat(blocks).subarray(0, headBytes), most);
}

function rowsOf(head: Buffer, most: number): JsonRow[] {
  const rows: JsonRow[] = [];
  let start = head.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0;
  while (start < head.length && rows.length < most) {
    const newline = head.indexOf(10, start);
    const end = newline < 0 ? head.length : newline;
    const parsed = parseLine(head, start, end, false);
    if ('row' in parsed) rows.push(parsed.row);
    start = end + 1;
  }
  return rows;
}

/** Objects are looked into so far. */
const deepest = 3;

/** Fields with text, those that most rows have first, then those with the longest text. */
function summarise(rows: readonly JsonRow[]): FieldSummary[] {
  const found = new Map<string, { filled: number; characters: number; example: string }>();
  for (const row of rows) {
    for (const { path, text } of textFields(row, '', 1)) {
      const field = found.get(path) ?? { filled: 0, characters: 0, example: shorten(text) };
      field.filled++;
      field.characters += text.length;
      found.set(path, field);
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.filled - a.filled || b.characters - a.characters)
    .map(([name, field]) => ({ name, share: field.filled / rows.length, example: field.example }));
}

function* textFields(
  row: JsonRow,
  prefix: string,
  depth: number,
): Generator<{ readonly path: string; readonly text: string }> {
  for (const [name, value] of Object.entries(row)) {
    const own = pathOfName(name);
    if (own === undefined) continue;
    const path = prefix === '' || own.startsWith('[') ? `${prefix}${own}` : `${prefix}.${own}`;
    if (typeof value === 'string') {
      if (value.trim() !== '') yield { path, text: value };
    } else if (isRow(value) && depth < deepest) yield* textFields(value, path, depth + 1);
  }
}

function fieldTemplate({ name }: FieldSummary): KindTemplate {
  return { kind: 'field', template: `{${name}}` };
}

function firstText(rows: readonly JsonRow[], template: string): string {
  const { render } = parseTemplate(template);
  for (const row of rows) {
    const text = render(row);
    if (text !== '') return shorten(text);
  }
  return '';
}

function shorten(text: string): string {
  const characters = Array.from(text.trim().slice(0, exampleCharacters * 2));
  if (characters.length <= exampleCharacters) return characters.join('');
  return `${characters.slice(0, exampleCharacters).join('')}…`;
}
