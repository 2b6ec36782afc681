import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { CsvRecords, type CsvProblem, type CsvRecord } from './csv-records.ts';
import { JsonElements, type ElementContainer, type JsonElement } from './json-elements.ts';
import type { SourceForm } from './source-form.ts';
import { textBlocks } from './text-blocks.ts';

/** One row of a text, or what stands in the place of one. */
export interface SourceRecord {
  /** As it is in the text; of an object with its key, of a table or a line with its line end. */
  readonly bytes: Buffer;
  /** The line of the text where it begins, from 1. */
  readonly line: number;
  /** Where the value begins in the bytes: behind the key of an object of objects, else 0. */
  readonly valueAt: number;
  /** How many cells a record of a table has. */
  readonly cells: number;
  /** White space before it in its line. */
  readonly indent: string;
  /** Why it is no row, when its JSON does not say so. */
  readonly problem: string | undefined;
  /** The row as a line of JSONL without its end. */
  readonly json: () => Buffer;
}

/** Where the key of a row lies that its object had in an object of objects. */
export const keyField = '__key__';

/** What texts hold rows in. */
export type TextContainer = ElementContainer | 'lines' | 'csv' | 'tsv';

export interface RecordEvents {
  /** Every block of the file itself; may throw to stop. */
  readonly onBytes: (block: Buffer) => void;
  /** The first record of a table, behind the byte order mark if there is one, and the names of its columns. */
  readonly onHeader?: (bytes: Buffer, names: readonly string[]) => void;
}

/**
 * The rows of a text, in blocks and in the order of the file.
 * @throws HumanError as `textBlocks`, and `source-damaged` for a table whose columns have no names
 */
export async function* sourceRecords(
  path: string,
  form: SourceForm & { readonly container: TextContainer },
  events: RecordEvents,
): AsyncGenerator<readonly SourceRecord[]> {
  const { container } = form;
  let records: SourceRecord[] = [];
  const add = (record: SourceRecord): void => {
    records.push(record);
  };
  let reader: Reader | undefined;
  for await (const block of textBlocks(path, form, events.onBytes)) {
    const mark = reader === undefined ? markOf(block) : noMark;
    reader ??= readerOf(path, container, mark, events, add);
    reader.push(block.subarray(mark.length));
    yield records;
    records = [];
  }
  reader?.end();
  yield records;
}

const [openBrace, colon, lineFeed, carriageReturn] = [0x7b, 0x3a, 0x0a, 0x0d];
const tab = 0x09;
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

const noMark = Buffer.alloc(0);

function markOf(block: Buffer): Buffer {
  const start = block.subarray(0, byteOrderMark.length);
  return start.equals(byteOrderMark) ? start : noMark;
}

/** Takes a text apart while it streams by. */
interface Reader {
  push(block: Buffer): void;
  end(): void;
}

function readerOf(
  path: string,
  container: TextContainer,
  mark: Buffer,
  events: RecordEvents,
  add: (record: SourceRecord) => void,
): Reader {
  if (container === 'lines') return new TextLines(add);
  if (container === 'csv' || container === 'tsv') {
    return tableReader(path, container, mark, events, add);
  }
  return new JsonElements(container, element => {
    add(elementRecord(element));
  });
}

class TextLines implements Reader {
  private rest: Buffer = Buffer.alloc(0);
  private line = 1;

  constructor(private readonly add: (record: SourceRecord) => void) {}

  push(block: Buffer): void {
    if (!block.includes(lineFeed)) {
      this.rest = Buffer.concat([this.rest, block]);
      return;
    }
    const bytes = Buffer.concat([this.rest, block]);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      this.emit(bytes.subarray(start, end + 1));
      start = end + 1;
    }
    this.rest = bytes.subarray(start);
  }

  end(): void {
    if (this.rest.length > 0) this.emit(this.rest);
  }

  private emit(bytes: Buffer): void {
    const json = (): Buffer => withoutEnd(bytes);
    const place = { line: this.line++, valueAt: 0, cells: 0, indent: '' };
    this.add({ bytes, ...place, problem: undefined, json });
  }
}

function elementRecord({ bytes, valueAt, indent, line, cut }: JsonElement): SourceRecord {
  const json = (): Buffer => inOneLine(valueAt === 0 ? bytes : withKey(bytes, valueAt));
  const problem = cut ? cutOff(bytes) : undefined;
  return { bytes, line, valueAt, cells: 0, indent, problem, json };
}

function cutOff(bytes: Buffer): string {
  return bytes.length > 0
    ? t('The file ends inside this row. Fetch or write it again.')
    : t('The file ends before its list does, so rows may be missing. Fetch or write it again.');
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
  if (!bytes.includes(lineFeed) && !bytes.includes(carriageReturn)) return bytes;
  return Buffer.from(
    bytes.map(byte => (byte === lineFeed || byte === carriageReturn ? tab : byte)),
  );
}

function tableReader(
  path: string,
  container: 'csv' | 'tsv',
  mark: Buffer,
  { onHeader }: RecordEvents,
  add: (record: SourceRecord) => void,
): CsvRecords {
  let names: readonly string[] | undefined;
  return new CsvRecords(container === 'csv' ? ',' : '\t', record => {
    if (names !== undefined) add(tableRecord(record, names));
    else if (record.problem !== undefined) throw withoutHeader(path, record.problem);
    else {
      names = columnNames(record.cells);
      onHeader?.(Buffer.concat([mark, record.bytes]), names);
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
  return { bytes, line, valueAt: 0, cells: cells.length, indent: '', problem: told, json };
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

/** The bytes without `\n` or `\r\n` at their end. */
export function withoutEnd(bytes: Buffer): Buffer {
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
