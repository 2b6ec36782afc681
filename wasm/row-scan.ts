/**
 * Finds the text of rows in their own bytes, without building them, and hashes it. Compiled by
 * `npm run wasm` into `src/core/dataset/scan/row-scan-code.ts`; `src/core/dataset/scan/row-scanner.ts` calls it.
 */
import { copyUnescaped } from './escapes';
import { setSilentParts } from './field-text';
import {
  fieldBytes,
  firstSpan,
  flagOf,
  isNamed,
  listedTexts,
  plainText,
  spansEnd,
  takeBack,
  unsure,
} from './fields';
import {
  afterSpace,
  backslash,
  closeBrace,
  comma,
  memberValue,
  nameEnd,
  openBrace,
  plainEnd,
  valueEnd,
} from './json';
import { limited } from './limit';
import { murmur128 } from './murmur';
import { readPath } from './path';
import { hasWideSpace, trimmedEnd, trimmedStart } from './trim';

const lineFeed: u8 = 0x0a;

/**
 * Four words an entry of the template: −1, then address and length of what stands for itself; or the number of a
 * field, and what `limited` takes for its limit.
 */
const partBytes: usize = 16;
/** Eight words a row: line feed, start and end of the text (0 when it is not known), nothing, key. */
const recordBytes: usize = 32;

let parts: usize = 0;
let partsEnd: usize = 0;
let fields: usize = 0;
let fieldsEnd: usize = 0;
let scratch: usize = 0;
let scratchEnd: usize = 0;

/** Where the template lies that the next rows are read by, and room for a text put together. */
export function configure(
  partsAt: usize,
  partCount: usize,
  fieldsAt: usize,
  fieldCount: usize,
  silentAt: usize,
  silentCount: usize,
  scratchAt: usize,
  scratchBytes: usize,
): void {
  parts = partsAt;
  partsEnd = partsAt + partCount * partBytes;
  fields = fieldsAt;
  fieldsEnd = fieldsAt + fieldCount * fieldBytes;
  setSilentParts(silentAt, silentCount);
  scratch = scratchAt;
  scratchEnd = scratchAt + scratchBytes;
}

/** Writes the hash of the bytes `start … end` to `key`. */
export function hash(start: usize, end: usize, key: usize): void {
  murmur128(start, end - start, key);
}

/**
 * Reads the rows `start … end`, each with its line feed, and writes a record of each, at most `limit`.
 * The text of a row is not known when it is no valid row, when it is empty, or when only JSON.parse can
 * be trusted with it.
 * @returns the number of records
 */
export function scanRows(start: usize, end: usize, records: usize, limit: i32): i32 {
  let count = 0;
  while (start < end && count < limit) {
    let stop = readRow(start);
    const known = stop != 0 && findText(records);
    if (known)
      murmur128(load<u32>(records, 4), load<u32>(records, 8) - load<u32>(records, 4), records + 16);
    else {
      if (stop == 0) stop = lineFeedFrom(start);
      store<u32>(records, 0, 8);
    }
    store<u32>(records, <u32>stop);
    records += recordBytes;
    start = stop + 1;
    count++;
  }
  return count;
}

function lineFeedFrom(at: usize): usize {
  while (true) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(lineFeed)));
    if (found != 0) return at + ctz(found);
    at += 16;
  }
}

/** Finds the texts of the fields; the line feed, or 0 when the row is not valid or not simple enough. */
function readRow(start: usize): usize {
  for (let field = fields; field < fieldsEnd; field += fieldBytes) forget(field);
  let at = afterSpace(start);
  if (load<u8>(at) != openBrace) return 0;
  do {
    at = readMember(afterSpace(at + 1));
    if (at == 0) return 0;
  } while (load<u8>(at) == comma);
  if (load<u8>(at) != closeBrace) return 0;
  at = afterSpace(at + 1);
  return load<u8>(at) == lineFeed ? at : 0;
}

/** Over `"name": value` and the space behind it. A name with escapes could be any of the fields. */
function readMember(at: usize): usize {
  const name = at + 1;
  at = memberValue(at);
  if (at == 0) return 0;
  const length = nameEnd - name;
  let end: usize = 0;
  let isField = false;
  for (let field = fields; field < fieldsEnd; field += fieldBytes) {
    if (!isNamed(field, name, length)) continue;
    isField = true;
    forget(field);
    end = readPath(field, at);
    if (end == 0) return 0;
  }
  if (!isField) end = valueEnd(at, 0);
  return end == 0 ? 0 : afterSpace(end);
}

function forget(field: usize): void {
  takeBack(field, firstSpan(field), plainText);
}

/** Writes start and end of the row's text to the record; false when it is empty or not known. */
function findText(record: usize): bool {
  if (partsEnd == parts + partBytes && load<u32>(parts, 4) == 0 && flagOf(fields) == plainText) {
    const span = firstSpan(fields);
    if (span == spansEnd(fields)) return false;
    const start: usize = load<u32>(span);
    const end: usize = load<u32>(span, 4);
    if (start == end) return false;
    if (load<u8>(plainEnd(start)) != backslash) return storeTrimmed(record, start, end);
  }
  const end = putTogether();
  return end != 0 && storeTrimmed(record, scratch, end);
}

function storeTrimmed(record: usize, start: usize, end: usize): bool {
  start = trimmedStart(start, end);
  end = trimmedEnd(start, end);
  if (start == end || hasWideSpace(start, end)) return false;
  store<u32>(record, <u32>start, 4);
  store<u32>(record, <u32>end, 8);
  return true;
}

/** Renders the template to the scratch room; the end of the text, or 0 when no field has any or it is not known. */
function putTogether(): usize {
  let to = scratch;
  let filled = false;
  for (let part = parts; part < partsEnd; part += partBytes) {
    const number = load<i32>(part);
    if (number < 0) {
      const length: usize = load<u32>(part, 8);
      if (to + length > scratchEnd) return 0;
      memory.copy(to, load<u32>(part, 4), length);
      to += length;
      continue;
    }
    const field = fields + <usize>number * fieldBytes;
    let written = putField(field, to);
    if (written != 0) written = limited(to, written, load<i32>(part, 4), load<u32>(part, 8));
    if (written == 0) return 0;
    const first = trimmedStart(to, written);
    if (hasWideSpace(first, trimmedEnd(first, written))) return 0;
    filled = filled || first < written;
    to = written;
  }
  return filled ? to : 0;
}

/** Writes the text of a field to `to`; the end of it, or 0 when it is not known. */
function putField(field: usize, to: usize): usize {
  const flag = flagOf(field);
  if (flag == unsure) return 0;
  const begin = to;
  for (let span = firstSpan(field); span < spansEnd(field); span += 8) {
    const start: usize = load<u32>(span);
    const end: usize = load<u32>(span, 4);
    if (to + (end - start) >= scratchEnd) return 0;
    const from = to > begin ? to + 1 : to;
    const written = copyUnescaped(start, end, from);
    if (written == 0) return 0;
    if (flag == listedTexts) {
      const first = trimmedStart(from, written);
      if (hasWideSpace(first, trimmedEnd(first, written))) return 0;
      if (first == written) continue;
    }
    if (from > to) store<u8>(to, lineFeed);
    to = written;
  }
  return to;
}
