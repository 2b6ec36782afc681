import { isAscii } from 'node:buffer';
import { patternOf, type LineQuery } from '../dataset/line-search.ts';

/** How a text is compared with a query, and what the bytes of a line must have for it to match at all. */
export interface WordMatcher {
  readonly matches: (text: string) => boolean;
  /** Undefined when every line has to be looked at. */
  readonly clue: Clue | undefined;
}

/** A line with no `\u` in it can match only if this stands in its bytes. */
export interface Clue {
  readonly bytes: Buffer;
  /** Whether ASCII letters of either case do. */
  readonly anyCase: boolean;
}

/** What JSON may write in another way than as itself. */
const escapable = /["\\/\p{Cc}]/u;

/**
 * Letters of either case match unless `query.caseSensitive`; an ASCII letter matches ASCII letters alone.
 * @throws HumanError `pattern-invalid`
 */
export function wordMatcher(query: LineQuery): WordMatcher {
  const { text, caseSensitive, regex } = query;
  if (regex) {
    const pattern = patternOf(query, 'm');
    return { matches: one => pattern.test(one), clue: undefined };
  }
  const lower = text.toLowerCase();
  if (caseSensitive || lower === text.toUpperCase()) {
    return { matches: one => one.includes(text), clue: clueOf(text, false) };
  }
  if (hasAsciiCaseOnly(text)) {
    // Without the flag `u`, letters beyond ASCII never match ASCII letters.
    const pattern = new RegExp(asPattern(text), 'i');
    return { matches: one => pattern.test(one), clue: clueOf(text, true) };
  }
  return { matches: one => one.toLowerCase().includes(lower), clue: undefined };
}

/** The longest part of the text that stands in a line just as it is. */
function clueOf(text: string, anyCase: boolean): Clue | undefined {
  const parts = text.split(escapable);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best));
  return longest === '' ? undefined : { bytes: Buffer.from(longest), anyCase };
}

/** A regular expression that matches `text` alone. */
export function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function hasAsciiCaseOnly(text: string): boolean {
  const cased = Array.from(text).filter(char => char.toLowerCase() !== char.toUpperCase());
  return isAscii(Buffer.from(cased.join('')));
}
