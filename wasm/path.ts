/**
 * Follows the path of a field into a value, `src/core/dataset/template/field-path.ts` in bytes. Every function takes the
 * address of what it reads and answers the one behind it, or 0 when the row is not valid or its names
 * are written with escapes.
 */
import { readText } from './field-text';
import { firstStep, flagOf, setFlag, spansEnd, stepsEnd, takeBack, unsure } from './fields';
import {
  afterSpace,
  backslash,
  closeBrace,
  closeBracket,
  comma,
  memberValue,
  nameEnd,
  openBrace,
  openBracket,
  plainEnd,
  quote,
  valueEnd,
} from './json';

/**
 * Six words a step: which elements of a list, or that it is a name; address and length of the name, which is
 * that of an object's member or the one that chooses elements; address and length of the value that chooses them.
 */
export const stepBytes: usize = 24;
const isName: i32 = -3;
const allOf: i32 = -2;
const lastOf: i32 = -1;

/** Whether the object that was just read has what its list is searched for. */
let chosen: bool = false;

/** Reads a value for what the steps of a field from its first on lead to. */
export function readPath(field: usize, at: usize): usize {
  return follow(field, firstStep(field), at, false);
}

/** @param several whether each of several elements has the value for this step */
function follow(field: usize, step: usize, at: usize, several: bool): usize {
  if (step == stepsEnd(field))
    return readText(field, at, several, several && isList(step - stepBytes));
  const byte = load<u8>(at);
  if (isList(step)) {
    return byte == openBracket ? readElements(field, step, at, several) : valueEnd(at, 0);
  }
  if (byte == openBrace) return readObject(field, step, at, several, 0);
  // Lists have a length.
  if (byte == openBracket) setFlag(field, unsure);
  return valueEnd(at, 0);
}

function isList(step: usize): bool {
  return load<i32>(step) != isName;
}

/** @param chooser the step of the list whose element the object is, when it chooses by a value, or 0 */
function readObject(field: usize, step: usize, at: usize, several: bool, chooser: usize): usize {
  const end = spansEnd(field);
  const flag = flagOf(field);
  let isChosen = false;
  at = afterSpace(at + 1);
  if (load<u8>(at) != closeBrace) {
    while (true) {
      const name = at + 1;
      at = memberValue(at);
      if (at == 0) return 0;
      const length = nameEnd - name;
      if (isSame(step, 4, name, length)) {
        takeBack(field, end, flag);
        at = follow(field, step + stepBytes, at, several);
      } else if (chooser != 0 && isSame(chooser, 4, name, length)) {
        const value = at + 1;
        const isString = load<u8>(at) == quote;
        at = valueEnd(at, 0);
        if (isString && at != 0 && load<u8>(plainEnd(value)) == backslash) return 0;
        isChosen = isString && at != 0 && isSame(chooser, 12, value, at - 1 - value);
      } else at = valueEnd(at, 0);
      if (at == 0) return 0;
      at = afterSpace(at);
      if (load<u8>(at) == closeBrace) break;
      if (load<u8>(at) != comma) return 0;
      at = afterSpace(at + 1);
    }
  }
  chosen = isChosen;
  return at + 1;
}

/** Whether the text whose address and length are `offset` behind `step` is that of `length` bytes at `start`. */
function isSame(step: usize, offset: usize, start: usize, length: usize): bool {
  const entry = step + offset;
  return (
    <usize>load<u32>(entry, 4) == length && memory.compare(load<u32>(entry), start, length) == 0
  );
}

function readElements(field: usize, step: usize, at: usize, several: bool): usize {
  const which = load<i32>(step);
  const chooser = load<u32>(step, 8) == 0 ? 0 : step;
  const begin = spansEnd(field);
  const all = several || which == allOf;
  let count = 0;
  at = afterSpace(at + 1);
  if (load<u8>(at) == closeBracket) return at + 1;
  while (true) {
    if (which >= 0 && count > which) at = valueEnd(at, 0);
    else {
      const end = spansEnd(field);
      const flag = flagOf(field);
      if (which == lastOf) setFlag(field, 0);
      at = readElement(field, step, at, all, chooser);
      if (at == 0) return 0;
      if (!chosen || (which >= 0 && count != which)) takeBack(field, end, flag);
      else if (which == lastOf) moveSpans(field, end, begin);
      if (chosen) count++;
    }
    if (at == 0) return 0;
    at = afterSpace(at);
    if (load<u8>(at) == closeBracket) return at + 1;
    if (load<u8>(at) != comma) return 0;
    at = afterSpace(at + 1);
  }
}

/** Says in `chosen` whether the element counts. */
function readElement(field: usize, step: usize, at: usize, several: bool, chooser: usize): usize {
  const next = step + stepBytes;
  if (chooser == 0) {
    at = follow(field, next, at, several);
    chosen = true;
    return at;
  }
  if (load<u8>(at) == openBrace) return readObject(field, next, at, several, chooser);
  chosen = false;
  return valueEnd(at, 0);
}

/** Puts the texts from `from` on in the place of those from `to` on. */
function moveSpans(field: usize, from: usize, to: usize): void {
  const size = spansEnd(field) - from;
  memory.copy(to, from, size);
  takeBack(field, to + size, flagOf(field));
}
