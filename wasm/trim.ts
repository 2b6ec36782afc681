/** Behind the ASCII white space at `start`, at most `end`. */
export function trimmedStart(start: usize, end: usize): usize {
  while (start < end && isAsciiSpace(load<u8>(start))) start++;
  return start;
}

/** Before the ASCII white space that ends at `end`, at least `start`. */
export function trimmedEnd(start: usize, end: usize): usize {
  while (end > start && isAsciiSpace(load<u8>(end - 1))) end--;
  return end;
}

/** Whether `String.prototype.trim` would take away more than ASCII white space from these UTF-8 bytes. */
export function hasWideSpace(start: usize, end: usize): bool {
  return (
    start < end &&
    (isWideSpace(start, end) || isWideSpace(end - 3, end) || isWideSpace(end - 2, end))
  );
}

export function isAsciiSpace(byte: u8): bool {
  return byte == 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** U+00A0, U+1680, U+2000–200A, U+2028, U+2029, U+202F, U+205F, U+3000 or U+FEFF at `at`. */
export function isWideSpace(at: usize, end: usize): bool {
  const first = load<u8>(at);
  if (first < 0xc2 || at + 2 > end) return false;
  const second = load<u8>(at + 1);
  if (first == 0xc2) return second == 0xa0;
  const third = load<u8>(at + 2);
  if (first == 0xe1) return second == 0x9a && third == 0x80;
  if (first == 0xe2 && second == 0x80) {
    return third <= 0x8a || third == 0xa8 || third == 0xa9 || third == 0xaf;
  }
  if (first == 0xe2) return second == 0x81 && third == 0x9f;
  if (first == 0xe3) return second == 0x80 && third == 0x80;
  return first == 0xef && second == 0xbb && third == 0xbf;
}
