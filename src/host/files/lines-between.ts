import type { LineEdit } from './line-replacement.ts';

/**
 * The edit that turns one text into another, as whole lines: everything between the lines they
 * begin with in common and the lines they end with in common. Undefined when they are equal.
 */
export function editBetween(
  before: readonly string[],
  after: readonly string[],
): LineEdit | undefined {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  if (head + tail === before.length && head + tail === after.length) return undefined;
  return {
    startLine: head,
    startCharacter: 0,
    endLine: before.length - tail,
    endCharacter: 0,
    text: after
      .slice(head, after.length - tail)
      .map(line => `${line}\n`)
      .join(''),
  };
}
