/**
 * Reads the value at the end of a field's path: a string, or a list of strings and content parts, as
 * `src/core/dataset/template/content-parts.ts` does. What they say of other values as text is not known here.
 */
import { addSpan, flagOf, listedTexts, plainText, setFlag, unsure } from './fields';
import {
  afterSpace,
  closeBrace,
  closeBracket,
  comma,
  deepest,
  memberValue,
  nameEnd,
  openBrace,
  openBracket,
  quote,
  stringEnd,
  valueEnd,
} from './json';

const letterN: u8 = 0x6e;

/** Addresses and lengths of the kinds of content parts that hold no text. */
let silent: usize = 0;
let silentEnd: usize = 0;

export function setSilentParts(at: usize, count: usize): void {
  silent = at;
  silentEnd = at + count * 8;
}

/**
 * @param several whether it is the value of one of several elements
 * @param element whether it is such an element itself
 */
export function readText(field: usize, at: usize, several: bool, element: bool): usize {
  const byte = load<u8>(at);
  if (byte == letterN) {
    if (element) setFlag(field, unsure);
    return valueEnd(at, 0);
  }
  if (byte == quote) {
    if (flagOf(field) != unsure) setFlag(field, several ? listedTexts : plainText);
    return readString(field, at);
  }
  if (byte == openBracket) {
    if (flagOf(field) != unsure) setFlag(field, listedTexts);
    return readTexts(field, at, several, 0);
  }
  setFlag(field, unsure);
  return valueEnd(at, 0);
}

function readString(field: usize, at: usize): usize {
  const end = stringEnd(at + 1);
  if (end == 0) return 0;
  addSpan(field, at + 1, end);
  return end + 1;
}

/** @param inner whether the list is one of several values: an empty one is no text there */
function readTexts(field: usize, at: usize, inner: bool, depth: i32): usize {
  if (depth == deepest) return 0;
  at = afterSpace(at + 1);
  if (load<u8>(at) == closeBracket) {
    if (inner) setFlag(field, unsure);
    return at + 1;
  }
  while (true) {
    const byte = load<u8>(at);
    if (byte == quote) at = readString(field, at);
    else if (byte == openBrace) at = readPart(field, at);
    else if (byte == openBracket) at = readTexts(field, at, true, depth + 1);
    else {
      setFlag(field, unsure);
      at = valueEnd(at, 0);
    }
    if (at == 0) return 0;
    at = afterSpace(at);
    if (load<u8>(at) == closeBracket) return at + 1;
    if (load<u8>(at) != comma) return 0;
    at = afterSpace(at + 1);
  }
}

/** Over `{ "type": "text", "text": "…" }`, or a part that holds no text. */
function readPart(field: usize, at: usize): usize {
  let type: usize = 0;
  let typeEnd: usize = 0;
  let text: usize = 0;
  let textEnd: usize = 0;
  at = afterSpace(at + 1);
  if (load<u8>(at) != closeBrace) {
    while (true) {
      const name = at + 1;
      const value = memberValue(at);
      if (value == 0) return 0;
      const letters = nameEnd - name == 4 ? load<u32>(name) : 0;
      at = valueEnd(value, 0);
      if (at == 0) return 0;
      const isString = load<u8>(value) == quote;
      if (letters == 0x74786574) {
        // "text"
        text = isString ? value + 1 : 0;
        textEnd = at - 1;
      } else if (letters == 0x65707974) {
        // "type"
        type = isString ? value + 1 : 0;
        typeEnd = at - 1;
      }
      at = afterSpace(at);
      if (load<u8>(at) == closeBrace) break;
      if (load<u8>(at) != comma) return 0;
      at = afterSpace(at + 1);
    }
  }
  if (type == 0 || (text == 0 && !isSilent(type, typeEnd - type))) setFlag(field, unsure);
  else if (text != 0) addSpan(field, text, textEnd);
  return at + 1;
}

function isSilent(type: usize, length: usize): bool {
  for (let entry = silent; entry < silentEnd; entry += 8) {
    const same = <usize>load<u32>(entry, 4) == length;
    if (same && memory.compare(load<u32>(entry), type, length) == 0) return true;
  }
  return false;
}
