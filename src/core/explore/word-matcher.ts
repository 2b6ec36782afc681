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
  /** Whether both are compared with ASCII letters in lower case. */
  readonly folded: boolean;
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
    const pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
    return { matches: one => pattern.test(one), clue: clueOf(text, true) };
  }
  return { matches: one => one.toLowerCase().includes(lower), clue: undefined };
}

/** The longest part of the text that stands in a line just as it is. */
function clueOf(text: string, folded: boolean): Clue | undefined {
  const parts = text.split(escapable);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best));
  if (longest === '') return undefined;
  const bytes = Buffer.from(longest);
  return { folded, bytes: folded ? Buffer.from(foldedBytes(bytes), 'latin1') : bytes };
}

/** A character a byte, ASCII letters (and some bytes of other characters, always the same) in lower case. */
export function foldedBytes(bytes: Buffer): string {
  return bytes.toString('latin1').toLowerCase();
}

function hasAsciiCaseOnly(text: string): boolean {
  const cased = Array.from(text).filter(char => char.toLowerCase() !== char.toUpperCase());
  return isAscii(Buffer.from(cased.join('')));
}
