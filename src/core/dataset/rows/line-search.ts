import { isAscii } from 'node:buffer';
import { open } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { readLines, type LineSlice } from '../scan/line-reader.ts';
import { bomBytes } from '../scan/scan.ts';
import { sourceError } from '../scan/source-error.ts';

/** What is looked for in the lines of a file, as they stand in it. */
export interface LineQuery {
  readonly text: string;
  readonly caseSensitive: boolean;
  /** Whether `text` is a regular expression (JavaScript's, with Unicode) for one line. */
  readonly regex: boolean;
}

export interface LineSearchEvents {
  /** Before each line (0-based); for a watcher of expressions that never end. */
  readonly onLine: (line: number) => void;
  readonly onHit: (line: number) => void;
  /** After each line, with how many bytes have been searched. */
  readonly onSearched: (bytes: number) => void;
}

/** Of a line longer than this, only the beginning is searched: a string cannot hold any length. */
const searchedBytes = 64 << 20;

/**
 * Reads the file once and tells of every line that matches.
 * @throws HumanError `pattern-invalid`, `source-missing` or `source-unreadable`
 */
export async function searchLines(
  path: string,
  query: LineQuery,
  { onLine, onHit, onSearched }: LineSearchEvents,
): Promise<void> {
  const matches = lineMatcher(query);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    let line = 0;
    await readLines(file, await bomBytes(file), {
      onBlock: () => undefined,
      onLine: slice => {
        onLine(line);
        if (matches(slice)) onHit(line);
        line++;
        onSearched(slice.nextOffset);
      },
      onPause: () => Promise.resolve(),
    });
  } finally {
    await file.close();
  }
}

type Matcher = (line: LineSlice) => boolean;

/**
 * How a line is compared. Letters without case, such as Hangul, are looked for in the bytes either way,
 * which is several times as fast as in text. ASCII letters match ASCII letters of either case alone.
 * @throws HumanError `pattern-invalid`
 */
function lineMatcher(query: LineQuery): Matcher {
  if (query.regex) {
    const pattern = patternOf(query);
    return line => pattern.test(textOf(line));
  }
  const folded = query.text.toLowerCase();
  if (query.caseSensitive || folded === query.text.toUpperCase()) {
    const bytes = Buffer.from(query.text);
    return ({ buffer, start, end }) => {
      const at = buffer.subarray(start, end).indexOf(bytes);
      return at >= 0;
    };
  }
  // A byte a character: no byte of another letter becomes an ASCII letter in lower case.
  if (isAscii(Buffer.from(folded))) {
    return ({ buffer, start, end }) =>
      buffer
        .toString('latin1', start, Math.min(end, start + searchedBytes))
        .toLowerCase()
        .includes(folded);
  }
  return line => textOf(line).toLowerCase().includes(folded);
}

/**
 * The query's regular expression.
 * @param flags besides those for Unicode and case
 * @throws HumanError `pattern-invalid`
 */
export function patternOf({ text, caseSensitive }: LineQuery, flags = ''): RegExp {
  try {
    return new RegExp(text, `${flags}${caseSensitive ? 'u' : 'iu'}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError('pattern-invalid', t('This is no regular expression: {0}', reason));
  }
}

function textOf({ buffer, start, end }: LineSlice): string {
  return buffer.toString('utf8', start, Math.min(end, start + searchedBytes));
}
