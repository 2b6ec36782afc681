import { isUtf8 } from 'node:buffer';
import { isRow } from '../scan/json-row.ts';

/** How rows are stored in a file. */
export interface SourceForm {
  readonly compression: 'none' | 'gzip' | 'zstd';
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'euc-kr';
  /**
   * `lines`: JSONL; `array`: a list of objects; `keyed`: an object of objects by their ids; `member`: an
   * object one of whose members is a list of objects; tables.
   */
  readonly container: 'lines' | 'array' | 'keyed' | 'member' | 'csv' | 'tsv' | 'parquet';
}

/** What everything works on; every other form is converted into it once. */
export const plainForm: SourceForm = {
  compression: 'none',
  encoding: 'utf-8',
  container: 'lines',
};

export function isPlain({ compression, encoding, container }: SourceForm): boolean {
  return compression === 'none' && encoding === 'utf-8' && container === 'lines';
}

/** @param head the first bytes of the file, at least 4 unless it is shorter */
export function compressionOf(head: Buffer): SourceForm['compression'] {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head.subarray(0, 4).equals(Buffer.of(0x28, 0xb5, 0x2f, 0xfd)) ? 'zstd' : 'none';
}

export function isParquet(head: Buffer): boolean {
  return head.subarray(0, 4).toString('latin1') === 'PAR1';
}

/**
 * The encoding of a text by its byte order mark, or else by its lines: it is CP949 (which `euc-kr` names) when
 * nearly all lines with more than ASCII are that and not UTF-8. A single broken line changes nothing.
 * @param head the beginning of the text
 */
export function encodingOf(head: Buffer): SourceForm['encoding'] {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (isUtf8(head)) return 'utf-8';
  let [korean, other] = [0, 0];
  for (const line of wholeLines(head)) {
    if (isAscii(line)) continue;
    if (!isUtf8(line) && isKorean(line)) korean++;
    else other++;
  }
  return korean > other * 10 ? 'euc-kr' : 'utf-8';
}

function* wholeLines(head: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = head.indexOf(10); end >= 0; end = head.indexOf(10, start)) {
    yield head.subarray(start, end);
    start = end + 1;
  }
  if (start === 0) yield head;
}

function isAscii(line: Buffer): boolean {
  return line.every(byte => byte < 0x80);
}

function isKorean(line: Buffer): boolean {
  try {
    return /[가-힣]/.test(new TextDecoder('euc-kr', { fatal: true }).decode(line));
  } catch {
    return false;
  }
}

/**
 * What a text is made of, by the name of its file and its beginning.
 * @param name without the ending of a compression
 * @param whole whether `text` is all of the file
 */
export function containerOf(name: string, text: string, whole: boolean): SourceForm['container'] {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(name) ?? [];
  if (/^(csv|tsv)$/i.test(ending)) return tableContainer(ending, text);
  const content = text.replace(/^\ufeff/, '').trimStart();
  const first = /^[^\n]*/.exec(content)?.[0] ?? '';
  const rest = content.slice(first.length).trim();
  const row = parsed(first);
  if (row !== undefined && (rest !== '' || !whole)) return 'lines';
  if (content.startsWith('[')) return 'array';
  if (!/^json$/i.test(ending) || !content.startsWith('{')) return 'lines';
  return objectContainer(content, whole);
}

/** Tables are named for either delimiter; what the names of the columns are set apart by counts more. */
function tableContainer(ending: string, text: string): 'csv' | 'tsv' {
  const [header = ''] = text.split(/[\r\n]/, 1);
  if (header.includes('\t') !== header.includes(',')) return header.includes('\t') ? 'tsv' : 'csv';
  return ending.toLowerCase() === 'csv' ? 'csv' : 'tsv';
}

/** A `.json` file that holds an object: rows one after another, or one object with all rows in it. */
function objectContainer(content: string, whole: boolean): SourceForm['container'] {
  const object = whole ? parsed(content) : undefined;
  if (whole && object === undefined && isSeveral(content)) return 'lines';
  if (object === undefined) {
    // Too long to be looked at whole, or broken somewhere: which rows are in it, its beginning says.
    if (/^\{\s*"(?:[^"\\]|\\.)*"\s*:\s*\{/.test(content)) return 'keyed';
    return /[{,]\s*"(?:[^"\\]|\\.)*"\s*:\s*\[\s*\{/.test(content) ? 'member' : 'lines';
  }
  const values = isRow(object) ? Object.values(object) : [];
  if (values.some(value => Array.isArray(value) && value.length > 1 && isRow(value[0]))) {
    return 'member';
  }
  return values.length > 1 && values.every(isRow) ? 'keyed' : 'lines';
}

/** Whether a text that is no JSON is rather objects one after another than one that is broken. */
function isSeveral(content: string): boolean {
  const lines = content.split('\n').filter(line => line.trim() !== '');
  if (lines.filter(line => isRow(parsed(line))).length * 2 >= lines.length) return true;
  let depth = 0;
  for (const { 0: bracket, index } of content.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (bracket === '{' || bracket === '[') depth++;
    else if (bracket === '}' || bracket === ']') depth--;
    if (depth === 0) return /^\s*\{/.test(content.slice(index + 1));
  }
  return false;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
