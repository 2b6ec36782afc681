import { transcode } from 'node:buffer';
import { open } from 'node:fs/promises';
import { bomBytes } from '../dataset/scan.ts';
import { readLineBlocks, type LineBlock } from '../dataset/line-blocks.ts';
import type { LineQuery, LineSearchEvents } from '../dataset/line-search.ts';
import { sourceError } from '../dataset/source-error.ts';
import { someText } from './line-texts.ts';
import { asPattern, wordMatcher, type Clue, type WordMatcher } from './word-matcher.ts';

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

type BlockSearch = (block: LineBlock) => void;

function blockSearch(matcher: WordMatcher, events: WordSearchEvents): BlockSearch {
  const { matches, clue } = matcher;
  return clue === undefined ? everyLine(matches, events) : likelyLines(matches, clue, events.onHit);
}

/** Looks at the lines that have the clue or an escape. */
function likelyLines(
  matches: WordMatcher['matches'],
  clue: Clue,
  onHit: WordSearchEvents['onHit'],
): BlockSearch {
  return block => {
    const { bytes, end, offset } = block;
    const next = nextCandidate(block, clue);
    for (let start = block.start, at; (at = next(start)) < end;) {
      const line = Math.max(start, bytes.lastIndexOf(lineFeed, at) + 1);
      const stop = bytes.indexOf(lineFeed, at);
      if (someText(lineText(bytes, line, stop), matches)) onHit(offset + line);
      start = stop + 1;
    }
  };
}

function everyLine(
  matches: WordMatcher['matches'],
  { onLine, onHit }: WordSearchEvents,
): BlockSearch {
  let line = 0;
  return block => {
    for (const { start, text } of linesOf(block)) {
      onLine(line++);
      if (someText(text, matches)) onHit(block.offset + start);
    }
  };
}

interface TextLine {
  /** Its first byte in the block. */
  readonly start: number;
  readonly text: string;
}

/** A block as one string is made some seven times as fast as line by line, where letters are not ASCII. */
function* linesOf({ bytes, start, end, utf8 }: LineBlock): Generator<TextLine> {
  const whole = utf8 && end - start <= searchedBytes;
  const text = whole ? utf16(bytes.subarray(start, end)) : '';
  for (let at = start, from = 0; at < end;) {
    const stop = bytes.indexOf(lineFeed, at);
    const to = text.indexOf('\n', from);
    yield { start: at, text: whole ? text.slice(from, to) : lineText(bytes, at, stop) };
    at = stop + 1;
    from = to + 1;
  }
}

function utf16(bytes: Buffer): string {
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

function lineText(bytes: Buffer, start: number, stop: number): string {
  return bytes.toString('utf8', start, Math.min(stop, start + searchedBytes));
}

/** Where the next byte stands, from some byte on, that makes its line worth a look; `block.end` when there is none. */
function nextCandidate({ bytes, start, end }: LineBlock, clue: Clue): (from: number) => number {
  const block = bytes.subarray(0, end);
  const wanted = clue.anyCase ? anyCaseFinder(block, start, clue.bytes) : finder(block, clue.bytes);
  const escape = finder(block, Buffer.from(codeEscape));
  return from => Math.min(wanted(from), escape(from));
}

/** Remembers what it found, so that bytes are looked through once however often it is asked. */
function finder(block: Buffer, wanted: Buffer): (from: number) => number {
  return remembering(block.length, from => block.indexOf(wanted, from));
}

/** Takes bytes for characters: those of other letters than ASCII match at least themselves. */
function anyCaseFinder(block: Buffer, start: number, wanted: Buffer): (from: number) => number {
  const text = block.toString('latin1', start);
  const pattern = new RegExp(asPattern(wanted.toString('latin1')), 'gi');
  return remembering(block.length, from => {
    pattern.lastIndex = from - start;
    const at = pattern.exec(text)?.index ?? -1;
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
