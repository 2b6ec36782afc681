import type { LineQuery } from '../rows/contract.ts';

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
  const { line, wanted } = comparable(text, query);
  if (wanted === '') return [{ text, marked: false }];
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

/** Characters before the first hit that are shown with it. */
const before = 40;
/** A hit that begins within so many characters is seen without help. */
const seen = 60;

/** `text` from shortly before its first hit on, if that stands so far right that it might not be seen. */
export function fromHit(text: string, query: LineQuery | undefined): string {
  const { line, wanted } = comparable(text, query);
  const at = wanted === '' ? -1 : line.indexOf(wanted);
  return at > seen ? `…${text.slice(at - before).replace(/^[\uDC00-\uDFFF]/, '')}` : text;
}

/** Both texts in the form in which they are compared; nothing is wanted where nothing can be marked. */
function comparable(
  text: string,
  query: LineQuery | undefined,
): { readonly line: string; readonly wanted: string } {
  if (query === undefined || query.regex) return { line: text, wanted: '' };
  if (query.caseSensitive) return { line: text, wanted: query.text };
  const line = text.toLowerCase();
  // A few letters have another length in lower case.
  return { line, wanted: line.length === text.length ? query.text.toLowerCase() : '' };
}
