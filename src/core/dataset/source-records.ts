import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { CsvRecords, type CsvProblem, type CsvRecord } from './csv-records.ts';
import { JsonElements, type ElementContainer, type JsonElement } from './json-elements.ts';
import type { SourceForm } from './source-form.ts';
import { textBlocks } from './text-blocks.ts';

/** One row of a list, an object or a table, or what stands in the place of one. */
export interface SourceRecord {
  /** As it is in the text; of an object with its key, of a table with its line end. */
  readonly bytes: Buffer;
  /** The line of the text where it begins, from 1. */
  readonly line: number;
  /** White space before it in its line. */
  readonly indent: string;
  /** Why it is no row, when its JSON does not say so. */
  readonly problem: string | undefined;
  /** The row as a line of JSONL without its end. */
  readonly json: () => Buffer;
}

/** Where the key of a row lies that its object had in an object of objects. */
export const keyField = '__key__';

/** What has rows that are no lines. */
export type RecordContainer = ElementContainer | 'csv' | 'tsv';

export interface RecordEvents {
  /** Every block of the file itself; may throw to stop. */
  readonly onBytes: (block: Buffer) => void;
  /** The record of a table with the names of its columns, once. */
  readonly onHeader?: (bytes: Buffer, names: readonly string[]) => void;
}

/**
 * The rows of a file whose rows are no lines, in blocks and in the order of the file.
 * @throws HumanError as `textBlocks`, and `source-damaged` for a table whose columns have no names
 */
export async function* sourceRecords(
  path: string,
  form: SourceForm & { readonly container: RecordContainer },
  events: RecordEvents,
): AsyncGenerator<readonly SourceRecord[]> {
  const { container } = form;
  let records: SourceRecord[] = [];
  const add = (record: SourceRecord): void => {
    records.push(record);
  };
  const reader =
    container === 'csv' || container === 'tsv'
      ? tableReader(path, container, events, add)
      : new JsonElements(container, element => {
          add(elementRecord(element));
        });
  let first = true;
  for await (const block of textBlocks(path, form, events.onBytes)) {
    reader.push(first ? withoutMark(block) : block);
    first = false;
    yield records;
    records = [];
  }
  reader.end();
  yield records;
}

const [openBrace, colon, lineFeed, carriageReturn] = [0x7b, 0x3a, 0x0a, 0x0d];
const tab = 0x09;
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

function withoutMark(block: Buffer): Buffer {
  return block.subarray(0, 3).equals(byteOrderMark) ? block.subarray(3) : block;
}

function elementRecord({ bytes, valueAt, indent, line }: JsonElement): SourceRecord {
  const json = (): Buffer => inOneLine(valueAt === 0 ? bytes : withKey(bytes, valueAt));
  return { bytes, line, indent, problem: undefined, json };
}

/** The object at `valueAt` with its key as the first field. */
function withKey(bytes: Buffer, valueAt: number): Buffer {
  const value = bytes.subarray(valueAt);
  if (value[0] !== openBrace) return value;
  const key = bytes.subarray(0, bytes.lastIndexOf(colon, valueAt - 1));
  const rest = value.subarray(1);
  const isEmpty = /^\s*\}$/.test(rest.toString('latin1', 0, 16));
  const name = Buffer.from(`{${JSON.stringify(keyField)}:`);
  return Buffer.concat([name, key, Buffer.from(isEmpty ? '' : ','), rest]);
}

/**
 * A line end between tokens is white space as a tab is; inside a string both are wrong, so that a broken
 * element stays a broken line.
 */
export function inOneLine(bytes: Buffer): Buffer {
  const isEnd = (byte: number): boolean => byte === lineFeed || byte === carriageReturn;
  return bytes.some(isEnd) ? Buffer.from(bytes.map(byte => (isEnd(byte) ? tab : byte))) : bytes;
}

function tableReader(
  path: string,
  container: 'csv' | 'tsv',
  { onHeader }: RecordEvents,
  add: (record: SourceRecord) => void,
): CsvRecords {
  let names: readonly string[] | undefined;
  return new CsvRecords(container === 'csv' ? ',' : '\t', record => {
    if (names !== undefined) add(tableRecord(record, names));
    else if (record.problem !== undefined) throw withoutHeader(path, record.problem);
    else {
      names = columnNames(record.cells);
      onHeader?.(record.bytes, names);
    }
  });
}

function withoutHeader(path: string, problem: CsvProblem): HumanError {
  return new HumanError(
    'source-damaged',
    t('The names of the columns in {0} cannot be read. {1}', path, problemText(problem)),
  );
}

function tableRecord(record: CsvRecord, names: readonly string[]): SourceRecord {
  const { bytes, line, cells, problem } = record;
  const json = (): Buffer =>
    problem === undefined
      ? Buffer.from(JSON.stringify(objectOf(names, cells)))
      : inOneLine(withoutEnd(bytes));
  // Bytes that are no UTF-8 say so themselves.
  const told = problem === undefined || problem === 'encoding' ? undefined : problemText(problem);
  return { bytes, line, indent: '', problem: told, json };
}

function problemText(problem: CsvProblem): string {
  switch (problem) {
    case 'quote-open':
      return t('A cell begins with a quote that nothing closes. Close it.');
    case 'quote-inside':
      return t('A cell goes on behind its closing quote. Double the quotes inside of it.');
    case 'encoding':
      return t('The line is not valid UTF-8.');
  }
}

function withoutEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  if (bytes[end - 1] === lineFeed) end--;
  if (bytes[end - 1] === carriageReturn) end--;
  return bytes.subarray(0, end);
}

/** Names without text are numbered, and one that was there already gets its number behind it. */
function columnNames(header: readonly string[]): string[] {
  const seen = new Set<string>();
  return header.map((text, at) => {
    const name = text.trim() === '' ? String(at + 1) : text.trim();
    const unique = seen.has(name) ? `${name} ${at + 1}` : name;
    seen.add(unique);
    return unique;
  });
}

function objectOf(names: readonly string[], cells: readonly string[]): Record<string, string> {
  const entries = cells.map((text, at): [string, string] => [names[at] ?? String(at + 1), text]);
  return Object.fromEntries(entries);
}
