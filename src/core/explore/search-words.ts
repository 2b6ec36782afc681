import { open } from 'node:fs/promises';
import { bomBytes } from '../dataset/scan.ts';
import { readLineBlocks, withoutReturn, type LineBlock } from '../dataset/line-blocks.ts';
import type { LineQuery, LineSearchEvents } from '../dataset/line-search.ts';
import { sourceError } from '../dataset/source-error.ts';
import { someText } from './line-texts.ts';
import { foldedBytes, wordMatcher, type Clue, type WordMatcher } from './word-matcher.ts';

export interface WordSearchEvents extends Pick<LineSearchEvents, 'onSearched'> {
  /**
   * Before the values of a line are compared with a regular expression, with its number (0-based); for a watcher
   * of expressions that never end.
   */
  readonly onLine: LineSearchEvents['onLine'];
  /** With the byte of the file at which a line that matches begins. */
  readonly onHit: (offset: number) => void;
}

/** Of a line longer than this, only the beginning is searched: a string cannot hold any length. */
const searchedBytes = 64 << 20;

const lineFeed = 0x0a;
const codeEscape = '\\u';

/**
 * Reads a file once and tells of every line of which a value matches, as `someText` understands it. Lines that are
 * no rows may be told of too.
 *
 * Only lines that have the query's bytes, or an escape that may hide them, are taken apart: a block of 4 MB is
 * looked through at once.
 * @throws HumanError `pattern-invalid`, `source-missing` or `source-unreadable`
 */
export async function searchWords(
  path: string,
  query: LineQuery,
  events: WordSearchEvents,
): Promise<void> {
  const matcher = wordMatcher(query);
  const search = blockSearch(matcher, events);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    await readLineBlocks(file, await bomBytes(file), {
      room: (bytes, earlier = Buffer.alloc(0)) => Buffer.concat([earlier], bytes),
      onBlock: () => undefined,
      onLines: block => {
        search(block);
        events.onSearched(block.offset + block.end);
      },
      onPause: () => Promise.resolve(),
    });
  } finally {
    await file.close();
  }
}

function blockSearch(
  { matches, clue }: WordMatcher,
  { onLine, onHit }: WordSearchEvents,
): (block: LineBlock) => void {
  const look = ({ bytes, offset }: LineBlock, start: number, stop: number): void => {
    const end = Math.min(withoutReturn(bytes, start, stop), start + searchedBytes);
    if (someText(bytes.toString('utf8', start, end), matches)) onHit(offset + start);
  };
  if (clue !== undefined) {
    return block => {
      const next = nextCandidate(block, clue);
      for (let start = block.start, at; (at = next(start)) < block.end;) {
        const feed = block.bytes.lastIndexOf(lineFeed, at);
        const stop = block.bytes.indexOf(lineFeed, at);
        look(block, Math.max(start, feed + 1), stop);
        start = stop + 1;
      }
    };
  }
  let line = 0;
  return block => {
    for (let start = block.start; start < block.end; line++) {
      const stop = block.bytes.indexOf(lineFeed, start);
      onLine(line);
      look(block, start, stop);
      start = stop + 1;
    }
  };
}

/** Where the next byte stands, from some byte on, that makes its line worth a look; `block.end` when there is none. */
function nextCandidate({ bytes, start, end }: LineBlock, clue: Clue): (from: number) => number {
  const block = bytes.subarray(0, end);
  const wanted = clue.folded ? foldedFinder(block, start, clue.bytes) : finder(block, clue.bytes);
  const escape = finder(block, Buffer.from(codeEscape));
  return from => Math.min(wanted(from), escape(from));
}

/** Remembers what it found, so that bytes are looked through once however often it is asked. */
function finder(block: Buffer, wanted: Buffer): (from: number) => number {
  return remembering(block.length, from => block.indexOf(wanted, from));
}

function foldedFinder(block: Buffer, start: number, wanted: Buffer): (from: number) => number {
  const text = foldedBytes(block.subarray(start));
  const word = wanted.toString('latin1');
  return remembering(block.length, from => {
    const at = text.indexOf(word, from - start);
    return at < 0 ? at : start + at;
  });
}

function remembering(end: number, find: (from: number) => number): (from: number) => number {
  let found = -1;
  return from => {
    if (found < from) {
      const at = find(from);
      found = at < 0 ? end : at;
    }
    return found;
  };
}
