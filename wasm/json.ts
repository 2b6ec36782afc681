/**
 * Steps over JSON in UTF-8 bytes without building anything. Every function takes the address of what it reads and
 * answers the one behind it, or 0 for whatever JSON.parse would not take there. A line feed ends
 * the row, so nothing looks for more behind it.
 */

export const quote: u8 = 0x22;
export const comma: u8 = 0x2c;
export const colon: u8 = 0x3a;
export const openBrace: u8 = 0x7b;
export const closeBrace: u8 = 0x7d;
export const backslash: u8 = 0x5c;
export const openBracket: u8 = 0x5b;
export const closeBracket: u8 = 0x5d;
const letterU: u8 = 0x75;
const zero: u8 = 0x30;
const minus: u8 = 0x2d;
const plus: u8 = 0x2b;
const point: u8 = 0x2e;

/** Deeper values are left to JSON.parse, which needs no stack for them. */
export const deepest: i32 = 64;

/** Over white space, the line feed not being one. */
export function afterSpace(at: usize): usize {
  while (true) {
    const byte = load<u8>(at);
    if (byte != 0x20 && byte != 0x09 && byte != 0x0d) return at;
    at++;
  }
}

/** The first byte that cannot stand for itself in a string: quote, backslash or control character. */
export function plainEnd(at: usize): usize {
  while (true) {
    const bytes = v128.load(at);
    const control = i8x16.lt_u(bytes, i8x16.splat(0x20));
    const quotes = i8x16.eq(bytes, i8x16.splat(quote));
    const escapes = i8x16.eq(bytes, i8x16.splat(backslash));
    const special = i8x16.bitmask(v128.or(control, v128.or(quotes, escapes)));
    if (special != 0) return at + ctz(special);
    at += 16;
  }
}

/** The closing quote of the string whose first character is at `at`. */
export function stringEnd(at: usize): usize {
  while (true) {
    at = plainEnd(at);
    const byte = load<u8>(at);
    if (byte == quote) return at;
    if (byte != backslash) return 0;
    at = escapeEnd(at + 1);
    if (at == 0) return 0;
  }
}

/** @param at behind the backslash */
function escapeEnd(at: usize): usize {
  switch (load<u8>(at)) {
    case 0x22: // "
    case 0x5c: // \
    case 0x2f: // /
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 1;
    case letterU: {
      for (let i: usize = 1; i <= 4; i++) if (!isHex(load<u8>(at + i))) return 0;
      return at + 5;
    }
    default:
      return 0;
  }
}

function isHex(byte: u8): bool {
  const letter = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x66);
}

function isDigit(byte: u8): bool {
  return byte >= zero && byte <= 0x39;
}

/** One past the name of the member whose value `memberValue` has found last. */
export let nameEnd: usize = 0;

/** Over the name of an object's member and its colon, to its value; 0 also when the name has escapes. */
export function memberValue(at: usize): usize {
  if (load<u8>(at) != quote) return 0;
  nameEnd = plainEnd(at + 1);
  if (load<u8>(nameEnd) != quote) return 0;
  at = afterSpace(nameEnd + 1);
  return load<u8>(at) == colon ? afterSpace(at + 1) : 0;
}

/** Over any value. */
export function valueEnd(at: usize, depth: i32): usize {
  switch (load<u8>(at)) {
    case quote: {
      const end = stringEnd(at + 1);
      return end == 0 ? 0 : end + 1;
    }
    case openBrace:
      return depth < deepest ? objectEnd(at, depth) : 0;
    case openBracket:
      return depth < deepest ? listEnd(at, depth) : 0;
    case 0x74:
      return load<u32>(at) == 0x65757274 ? at + 4 : 0; // true
    case 0x66:
      return load<u32>(at + 1) == 0x65736c61 ? at + 5 : 0; // f, alse
    case 0x6e:
      return load<u32>(at) == 0x6c6c756e ? at + 4 : 0; // null
    default:
      return numberEnd(at);
  }
}

function objectEnd(start: usize, depth: i32): usize {
  let at = afterSpace(start + 1);
  if (load<u8>(at) == closeBrace) return at + 1;
  while (true) {
    if (load<u8>(at) != quote) return 0;
    const name = stringEnd(at + 1);
    if (name == 0) return 0;
    at = afterSpace(name + 1);
    if (load<u8>(at) != colon) return 0;
    at = valueEnd(afterSpace(at + 1), depth + 1);
    if (at == 0) return 0;
    at = afterSpace(at);
    if (load<u8>(at) == closeBrace) return at + 1;
    if (load<u8>(at) != comma) return 0;
    at = afterSpace(at + 1);
  }
}

function listEnd(start: usize, depth: i32): usize {
  let at = afterSpace(start + 1);
  if (load<u8>(at) == closeBracket) return at + 1;
  while (true) {
    at = valueEnd(at, depth + 1);
    if (at == 0) return 0;
    at = afterSpace(at);
    if (load<u8>(at) == closeBracket) return at + 1;
    if (load<u8>(at) != comma) return 0;
    at = afterSpace(at + 1);
  }
}

/** Over an optional `-`, `0` or digits without a leading 0, a fraction, and an exponent. */
function numberEnd(at: usize): usize {
  if (load<u8>(at) == minus) at++;
  at = load<u8>(at) == zero ? at + 1 : digitsEnd(at);
  if (at != 0 && load<u8>(at) == point) at = digitsEnd(at + 1);
  if (at != 0 && (load<u8>(at) | 0x20) == 0x65) {
    const sign = load<u8>(at + 1);
    at = digitsEnd(sign == plus || sign == minus ? at + 2 : at + 1);
  }
  return at;
}

/** Over one digit or more. */
function digitsEnd(start: usize): usize {
  let at = start;
  while (isDigit(load<u8>(at))) at++;
  return at > start ? at : 0;
}
