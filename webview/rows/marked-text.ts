import type { LineQuery } from './contract.ts';

/** A stretch of a line's text; `marked` when it is what was searched for. */
export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Splits `text` at what `query` finds in it. What a regular expression finds is not marked: one that takes
 * exponential time would stop the page.
 */
export function markedParts(text: string, query: LineQuery | undefined): readonly TextPart[] {
  const whole = [{ text, marked: false }];
  if (query === undefined || query.regex || query.text === '') return whole;
  const fold = (one: string): string => (query.caseSensitive ? one : one.toLowerCase());
  const [line, wanted] = [fold(text), fold(query.text)];
  // A few letters have another length in lower case.
  if (line.length !== text.length) return whole;
  const parts: TextPart[] = [];
  let end = 0;
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, end)) {
    if (at > end) parts.push({ text: text.slice(end, at), marked: false });
    end = at + wanted.length;
    parts.push({ text: text.slice(at, end), marked: true });
  }
  if (end < text.length) parts.push({ text: text.slice(end), marked: false });
  return parts;
}
