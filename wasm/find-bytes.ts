/**
 * Looks through bytes for one that makes its line worth a look. `src/core/explore/byte-finder.ts` describes it.
 * Addresses are bytes in the memory; 64 bytes behind the last of them are read too, and as many as those of what is looked for.
 */

const backslash: u8 = 0x5c;
const letterU: u8 = 0x75;
const lineFeed: u8 = 0x0a;
/** Makes hexadecimal digits lower case. */
const lowerDigits: u32 = 0x20202020;

// What is looked for: its bytes, those of letters that may have either case in lower case, with 0x20 in `folds`.
let wanted: usize = 0;
let folds: usize = 0;
let length: usize = 0;
// Two of its bytes, which are compared before the others.
let first: usize = 0;
let second: usize = 0;

// Its UTF-16 code units, 12 bytes each: the four digits that stand for it behind `\u`, in lower case, those of its other
// case or the same again, and where its bytes begin; the second half of a pair has none.
let units: usize = 0;
let unitsEnd: usize = 0;
const unitBytes: usize = 12;

export function configure(
  wantedAt: usize,
  foldsAt: usize,
  wantedLength: usize,
  firstByte: usize,
  secondByte: usize,
  unitsAt: usize,
  unitCount: usize,
): void {
  units = unitsAt;
  unitsEnd = unitsAt + unitCount * unitBytes;
  wanted = wantedAt;
  folds = foldsAt;
  length = wantedLength;
  first = firstByte;
  second = secondByte;
}

/**
 * Where what is looked for begins from `start` on, or where the first `\u` in it stands if some of it is written so;
 * `end` when there is none before it.
 */
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
        if (load<u8>(place + 1) == letterU && isEscapeOfWanted(place, end)) return place;
      } else if (place + length <= end && hasBytes(place, 0, length)) return place;
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

/** Whether the first escape of what is looked for stands at `place`: before it are bytes, behind it are bytes or escapes. */
function isEscapeOfWanted(place: usize, end: usize): bool {
  const digits = load<u32>(place + 2) | lowerDigits;
  for (let unit = units; unit < unitsEnd; unit += unitBytes) {
    if (digits != load<u32>(unit) && digits != load<u32>(unit, 4)) continue;
    const before = load<u32>(unit, 8);
    if (hasBytes(place - before, 0, before) && restFollows(place + 6, unit + unitBytes, end)) {
      return true;
    }
  }
  return false;
}

/** Whether the code units from `unit` on follow an escape. */
function restFollows(start: usize, unit: usize, end: usize): bool {
  let at = start;
  let isRaw = false;
  for (; unit < unitsEnd; unit += unitBytes) {
    const from = load<u32>(unit, 8);
    const to = unit + unitBytes < unitsEnd ? load<u32>(unit, 8 + unitBytes) : <u32>length;
    if (isRaw && from == to) continue;
    isRaw = load<u8>(at) != backslash || load<u8>(at + 1) != letterU;
    if (isRaw) {
      if (from == to || !hasBytes(at, from, to)) return false;
      at += to - from;
    } else {
      const digits = load<u32>(at + 2) | lowerDigits;
      if (digits != load<u32>(unit) && digits != load<u32>(unit, 4)) return false;
      at += 6;
    }
  }
  return at <= end;
}

/** Whether the bytes `from … to` of what is looked for stand at `at`. */
function hasBytes(at: usize, from: usize, to: usize): bool {
  for (let i = from; i < to; i++) {
    const byte = load<u8>(at + i - from) | load<u8>(folds + i);
    if (byte != load<u8>(wanted + i)) return false;
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
