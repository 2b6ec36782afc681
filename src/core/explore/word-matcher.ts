import { isAscii } from 'node:buffer';
import { patternOf, type LineQuery } from '../dataset/rows/line-search.ts';
import { patternFacts, type PatternFacts } from './pattern-facts.ts';

/** How a text is compared with a query, and what is known of every text that matches. */
export interface WordMatcher {
  readonly matches: (text: string) => boolean;
  /** Undefined when every line has to be looked at. */
  readonly clue: Clue | undefined;
  /** Of a regular expression. */
  readonly pattern?: PatternFacts;
}

/** A line can match only if this stands in it, some of it perhaps as escapes such as `\uD55C`. */
export interface Clue {
  readonly text: string;
  /** Whether ASCII letters of either case do. */
  readonly anyCase: boolean;
  /** Whether a text matches if this stands in it. */
  readonly isAll: boolean;
}

/** What JSON may write in another way than as itself, or what may stand for bytes that are no UTF-8. */
const ambiguous = /["\\/\p{Cc}\p{Cs}\ufffd]/u;
/** ASCII letters that other letters become in the other case (`ſ`, `K`, `İ`), and letters of other scripts with case. */
const manyCased = /[^\0-\x7f\p{Lo}]|[iks]/iu;

/**
 * Letters of either case match unless `query.caseSensitive`; an ASCII letter matches ASCII letters alone.
 * @throws HumanError `pattern-invalid`
 */
export function wordMatcher(query: LineQuery): WordMatcher {
  const { text, caseSensitive, regex } = query;
  if (regex) return regexMatcher(query);
  const lower = text.toLowerCase();
  if (caseSensitive || lower === text.toUpperCase()) {
    return { matches: one => one.includes(text), clue: clueIn(text, isPlain, false) };
  }
  if (hasAsciiCaseOnly(text)) {
    // Without the flag `u`, letters beyond ASCII never match ASCII letters.
    const pattern = new RegExp(asPattern(text), 'i');
    return { matches: one => pattern.test(one), clue: clueIn(text, isPlain, true) };
  }
  const clue = clueIn(text, isPlainInAnyCase, true);
  return { matches: one => one.toLowerCase().includes(lower), clue };
}

function regexMatcher(query: LineQuery): WordMatcher {
  const { text, caseSensitive } = query;
  const expression = patternOf(query, 'm');
  const pattern = patternFacts(text, caseSensitive ? isPlain : isPlainInAnyCase);
  const clue = clueOf(pattern.literal, !caseSensitive, false);
  return { matches: one => expression.test(one), clue, pattern };
}

/** The longest part of a text of which all characters are plain. */
function clueIn(
  text: string,
  isPlainIn: (char: string) => boolean,
  anyCase: boolean,
): Clue | undefined {
  const marked = Array.from(text, char => (isPlainIn(char) ? char : '\0')).join('');
  const parts = marked.split('\0');
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best));
  return clueOf(longest, anyCase, longest === text);
}

function clueOf(literal: string, anyCase: boolean, isAll: boolean): Clue | undefined {
  return literal === '' ? undefined : { text: literal, anyCase, isAll };
}

/** Whether a character of a value stands in the bytes of its line just as it is, or as `\u`. */
function isPlain(char: string): boolean {
  return !ambiguous.test(char);
}

/** The same, if the case of ASCII letters is not looked at. */
function isPlainInAnyCase(char: string): boolean {
  return isPlain(char) && !manyCased.test(char);
}

/** A regular expression that matches `text` alone. */
function asPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function hasAsciiCaseOnly(text: string): boolean {
  const cased = Array.from(text).filter(char => char.toLowerCase() !== char.toUpperCase());
  return isAscii(Buffer.from(cased.join('')));
}
