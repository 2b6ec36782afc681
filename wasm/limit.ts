import { hasWideSpace, isAsciiSpace, isWideSpace, trimmedEnd, trimmedStart } from './trim';

const firstCharacters: u32 = 0;
const lastCharacters: u32 = 1;
const firstWords: u32 = 2;

/**
 * Cuts the text `start … end` where it lies as `src/core/dataset/template/text-limit.ts` does.
 * @param count 0 for no limit
 * @param kind 0 the first characters, 1 the last ones, 2 the first words, 3 the last ones
 * @returns the new end, or 0 when other white space than that of ASCII matters
 */
export function limited(start: usize, end: usize, count: i32, kind: u32): usize {
  if (count == 0) return end;
  let from = trimmedStart(start, end);
  let to = trimmedEnd(from, end);
  if (hasWideSpace(from, to)) return 0;
  if (kind == firstCharacters) {
    to = trimmedEnd(from, afterCharacters(from, to, count));
  } else if (kind == lastCharacters) {
    from = trimmedStart(beforeCharacters(from, to, count), to);
  } else {
    if (hasAnyWideSpace(from, to)) return 0;
    if (kind == firstWords) to = afterWords(from, to, count);
    else from = beforeWords(from, to, count);
  }
  if (hasWideSpace(from, to)) return 0;
  memory.copy(start, from, to - from);
  return start + (to - from);
}

function afterCharacters(at: usize, end: usize, count: i32): usize {
  while (at < end) {
    if (isLead(at) && count-- == 0) break;
    at++;
  }
  return at;
}

function beforeCharacters(start: usize, at: usize, count: i32): usize {
  while (at > start && count > 0) if (isLead(--at)) count--;
  return at;
}

/** Whether a character begins there. */
function isLead(at: usize): bool {
  return (load<u8>(at) & 0xc0) != 0x80;
}

function afterWords(at: usize, end: usize, count: i32): usize {
  while (at < end) {
    while (at < end && !isAsciiSpace(load<u8>(at))) at++;
    if (--count == 0) return at;
    at = trimmedStart(at, end);
  }
  return at;
}

function beforeWords(start: usize, at: usize, count: i32): usize {
  while (at > start) {
    while (at > start && !isAsciiSpace(load<u8>(at - 1))) at--;
    if (--count == 0) return at;
    at = trimmedEnd(start, at);
  }
  return at;
}

function hasAnyWideSpace(start: usize, end: usize): bool {
  for (let at = start; at < end; at++) if (isWideSpace(at, end)) return true;
  return false;
}
