/**
 * What is known of a field while a row is read, eight words: address and length of its name, its further
 * steps, its texts so far and the room for them, and how they count.
 */
export const fieldBytes: usize = 32;

/** A text of its own, as it is. */
export const plainText: u32 = 0;
/** Texts of a list, one a line; blank ones do not count. */
export const listedTexts: u32 = 1;
/** Something that only the parser can make a text of. */
export const unsure: u32 = 2;

export function isNamed(field: usize, name: usize, length: usize): bool {
  return (
    <usize>load<u32>(field, 4) == length && memory.compare(load<u32>(field), name, length) == 0
  );
}

export function firstStep(field: usize): usize {
  return load<u32>(field, 8);
}

export function stepsEnd(field: usize): usize {
  return load<u32>(field, 12);
}

export function firstSpan(field: usize): usize {
  return load<u32>(field, 16);
}

export function spansEnd(field: usize): usize {
  return load<u32>(field, 20);
}

export function flagOf(field: usize): u32 {
  return load<u32>(field, 28);
}

export function setFlag(field: usize, flag: u32): void {
  store<u32>(field, flag, 28);
}

/** Takes the texts back that were found since there were those up to `end`. */
export function takeBack(field: usize, end: usize, flag: u32): void {
  store<u32>(field, <u32>end, 20);
  setFlag(field, flag);
}

/** Adds the inside of a JSON string, `start … end`, to the texts of a field. */
export function addSpan(field: usize, start: usize, end: usize): void {
  const at = spansEnd(field);
  if (at == <usize>load<u32>(field, 24)) {
    setFlag(field, unsure);
    return;
  }
  store<u32>(at, <u32>start);
  store<u32>(at, <u32>end, 4);
  store<u32>(field, <u32>(at + 8), 20);
}
