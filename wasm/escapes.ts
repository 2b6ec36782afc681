import { backslash, plainEnd } from './json';

const letterU: u8 = 0x75;

/**
 * Copies the inside of a valid JSON string, `start … end`, to `to` with its escapes resolved; it never becomes
 * longer. The bytes behind are used too.
 * @returns behind the last byte written, or 0 when half of a surrogate pair stands alone, for which
 *   UTF-8 has no bytes
 */
export function copyUnescaped(start: usize, end: usize, to: usize): usize {
  while (start < end) {
    const plain = min(plainEnd(start), end);
    memory.copy(to, start, plain - start);
    to += plain - start;
    if (plain == end) break;
    const character = load<u8>(plain + 1);
    if (character != letterU) {
      store<u8>(to++, meaning(character));
      start = plain + 2;
      continue;
    }
    const code = codePoint(plain, end);
    if (code < 0) return 0;
    to = writeUtf8(to, code);
    start = plain + (code > 0xffff ? 12 : 6);
  }
  return to;
}

function meaning(escape: u8): u8 {
  switch (escape) {
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    default:
      return escape;
  }
}

/** The character of the one or two `\uXXXX` at `at`, or −1. */
function codePoint(at: usize, end: usize): i32 {
  const first = unit(at);
  if (first < 0xd800 || first > 0xdfff) return first;
  if (first > 0xdbff || at + 12 > end) return -1;
  if (load<u8>(at + 6) != backslash || load<u8>(at + 7) != letterU) return -1;
  const second = unit(at + 6);
  if (second < 0xdc00 || second > 0xdfff) return -1;
  return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
}

function unit(at: usize): i32 {
  let value = 0;
  for (let i: usize = 2; i < 6; i++) value = (value << 4) | hexValue(load<u8>(at + i));
  return value;
}

function hexValue(byte: u8): i32 {
  return byte <= 0x39 ? byte - 0x30 : (byte & 0x0f) + 9;
}

function writeUtf8(to: usize, code: i32): usize {
  if (code < 0x80) {
    store<u8>(to, <u8>code);
    return to + 1;
  }
  if (code < 0x800) {
    store<u8>(to, <u8>(0xc0 | (code >> 6)));
    return writeTrailing(to + 1, code, 1);
  }
  if (code < 0x10000) {
    store<u8>(to, <u8>(0xe0 | (code >> 12)));
    return writeTrailing(to + 1, code, 2);
  }
  store<u8>(to, <u8>(0xf0 | (code >> 18)));
  return writeTrailing(to + 1, code, 3);
}

function writeTrailing(to: usize, code: i32, count: i32): usize {
  for (let rest = count - 1; rest >= 0; rest--) {
    store<u8>(to++, <u8>(0x80 | ((code >> (6 * rest)) & 0x3f)));
  }
  return to;
}
