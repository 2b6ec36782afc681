/**
 * Looks through bytes for one that makes its line worth a look. `src/core/explore/byte-finder.ts` describes it.
 * Addresses are bytes in the memory; 64 bytes behind the last of them are read too, and as many as those of what is looked for.
 */

const backslash: u8 = 0x5c;
const letterU: u8 = 0x75;
const lineFeed: u8 = 0x0a;

// What is looked for: its bytes, those of letters that may have either case in lower case, with 0x20 in `folds`.
let wanted: usize = 0;
let folds: usize = 0;
let length: usize = 0;
// Two of its bytes, which are compared before the others.
let first: usize = 0;
let second: usize = 0;

export function configure(
  wantedAt: usize,
  foldsAt: usize,
  wantedLength: usize,
  firstByte: usize,
  secondByte: usize,
): void {
  wanted = wantedAt;
  folds = foldsAt;
  length = wantedLength;
  first = firstByte;
  second = secondByte;
}

/** Where what is looked for, or `\u`, begins from `start` on; `end` when neither does before it. */
export function find(start: usize, end: usize): usize {
  const byte = i8x16.splat(load<u8>(wanted + first));
  const fold = i8x16.splat(load<u8>(folds + first));
  const nextByte = i8x16.splat(load<u8>(wanted + second));
  const nextFold = i8x16.splat(load<u8>(folds + second));
  for (let at = start; at < end; at += 64) {
    const a = likely(at, byte, fold, nextByte, nextFold);
    const b = likely(at + 16, byte, fold, nextByte, nextFold);
    const c = likely(at + 32, byte, fold, nextByte, nextFold);
    const d = likely(at + 48, byte, fold, nextByte, nextFold);
    if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) continue;
    const low: u64 = <u32>(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16));
    const high: u64 = <u32>(i8x16.bitmask(c) | (i8x16.bitmask(d) << 16));
    for (let bits = low | (high << 32); bits != 0; bits &= bits - 1) {
      const place = at + <usize>ctz(bits);
      if (place >= end) return end;
      if (load<u8>(place) == backslash) {
        if (load<u8>(place + 1) == letterU) return place;
      } else if (place + length <= end && isWanted(place)) return place;
    }
  }
  return end;
}

/** Which of 16 bytes are a backslash, or may be the beginning of what is looked for. */
function likely(at: usize, byte: v128, fold: v128, nextByte: v128, nextFold: v128): v128 {
  const firsts = i8x16.eq(v128.or(v128.load(at + first), fold), byte);
  const seconds = i8x16.eq(v128.or(v128.load(at + second), nextFold), nextByte);
  const slashes = i8x16.eq(v128.load(at), i8x16.splat(backslash));
  return v128.or(v128.and(firsts, seconds), slashes);
}

function isWanted(at: usize): bool {
  for (let i: usize = 0; i < length; i++) {
    if ((load<u8>(at + i) | load<u8>(folds + i)) != load<u8>(wanted + i)) return false;
  }
  return true;
}

/** How many lines end in `start … end`. */
export function lineFeeds(start: usize, end: usize): i32 {
  let count = 0;
  let at = start;
  for (; at + 16 <= end; at += 16) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(lineFeed))));
  }
  for (; at < end; at++) if (load<u8>(at) == lineFeed) count++;
  return count;
}
