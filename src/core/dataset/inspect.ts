import { open } from 'node:fs/promises';
import { parseLine, type JsonRow } from './json-row.ts';
import { knownTemplates } from './known-shapes.ts';
import { sourceError } from './source-error.ts';
import { parseTemplate } from './template.ts';

/** A field of the rows, by its name. */
export interface FieldSummary {
  readonly name: string;
  /** Share of the inspected rows that have text in it, 0 … 1. */
  readonly share: number;
  /** The first text found, shortened. */
  readonly example: string;
}

export interface TemplateChoice {
  readonly template: string;
  /** The text it gives for the first row that has one, shortened. */
  readonly example: string;
}

/** What the first rows of a file look like. */
export interface Inspection {
  readonly rows: number;
  readonly fields: readonly FieldSummary[];
  /** Recommended first; empty when no field has text. */
  readonly templates: readonly TemplateChoice[];
}

/** The head of the file that is looked at: enough for some hundred rows. */
const headBytes = 4 << 20;
const headRows = 500;
const exampleCharacters = 160;

/**
 * Looks at the first rows of a file: which fields they have, and which templates these allow.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function inspect(path: string): Promise<Inspection> {
  const rows = await readHead(path);
  const fields = summarise(rows);
  const templates = [...new Set([...knownTemplates(rows), ...fieldTemplates(fields)])];
  const choices = templates
    .map(template => ({ template, example: firstText(rows, template) }))
    .filter(choice => choice.example !== '');
  return { rows: rows.length, fields, templates: choices };
}

async function readHead(path: string): Promise<JsonRow[]> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(headBytes);
      const { bytesRead } = await file.read(buffer, 0, headBytes, 0);
      return rowsOf(buffer.subarray(0, bytesRead));
    } finally {
      await file.close();
    }
  } catch (error) {
    throw sourceError(path, error);
  }
}

function rowsOf(head: Buffer): JsonRow[] {
  const rows: JsonRow[] = [];
  let start = head.subarray(0, 3).equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0;
  while (start < head.length && rows.length < headRows) {
    const newline = head.indexOf(10, start);
    const end = newline < 0 ? head.length : newline;
    const parsed = parseLine(head, start, end, false);
    if ('row' in parsed) rows.push(parsed.row);
    start = end + 1;
  }
  return rows;
}

/** Fields with text, those that most rows have first, then those with the longest text. */
function summarise(rows: readonly JsonRow[]): FieldSummary[] {
  const found = new Map<string, { filled: number; characters: number; example: string }>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value !== 'string' || value.trim() === '') continue;
      const field = found.get(name) ?? { filled: 0, characters: 0, example: shorten(value) };
      field.filled++;
      field.characters += value.length;
      found.set(name, field);
    }
  }
  return [...found]
    .sort(([, a], [, b]) => b.filled - a.filled || b.characters - a.characters)
    .map(([name, field]) => ({ name, share: field.filled / rows.length, example: field.example }));
}

function fieldTemplates(fields: readonly FieldSummary[]): string[] {
  return fields.filter(({ name }) => isPlain(name)).map(({ name }) => `{${name}}`);
}

/** Whether a template can name the field. */
function isPlain(name: string): boolean {
  return name !== '' && name === name.trim() && !/[.[\]{}]/.test(name);
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
