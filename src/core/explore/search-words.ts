import { transcode } from 'node:buffer';
import { open } from 'node:fs/promises';
import { bomBytes } from '../dataset/scan/scan.ts';
import { readLineBlocks, type LineBlock } from '../dataset/scan/line-blocks.ts';
import type { LineQuery, LineSearchEvents } from '../dataset/rows/line-search.ts';
import { sourceError } from '../dataset/scan/source-error.ts';
import { ByteFinder } from './byte-finder.ts';
import { decodedString, isInText, someText } from './line-texts.ts';
import { wordMatcher, type WordMatcher } from './word-matcher.ts';

export interface WordSearchEvents extends Pick<LineSearchEvents, 'onSearched'> {
  /**
   * Before something of a line is compared with a regular expression, with its number (0-based); for a watcher
   * of expressions that never end.
   */
  readonly onLine: LineSearchEvents['onLine'];
  /** With the byte of the file at which a line that matches begins. */
  readonly onHit: (offset: number) => void;
}

/** Of a line longer than this, only the beginning is searched: a string cannot hold any length. */
const searchedBytes = 64 << 20;

/** A longer part of a line around what every match has is no quicker to compare than the line. */
const nearBytes = 256;
/** Of UTF-8 for one character, or of what JSON has for it unless it is `\u`. */
const characterBytes = 4;

const codeEscape = '\\u';
const codeEscapeBytes = 6;

const lineFeed = 0x0a;
const backslash = 0x5c;
const letterU = 0x75;

/**
 * Reads a file once and tells of every line of which a value matches, as `someText` understands it. Lines that are
 * no rows may be told of too.
 *
 * Only lines that have what every match has, written in any way, are taken apart: a block of 4 MB is looked through
 * at once.
 * @throws HumanError `pattern-invalid`, `source-missing` or `source-unreadable`
 */
export async function searchWords(
  path: string,
  query: LineQuery,
  events: WordSearchEvents,
): Promise<void> {
  const matcher = wordMatcher(query);
  const { room, search } = blockSearch(matcher, events);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    await readLineBlocks(file, await bomBytes(file), {
      room,
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

interface BlockSearch {
  /** Where the blocks have to lie. */
  readonly room: (bytes: number) => Buffer;
  readonly search: (block: LineBlock) => void;
}

function blockSearch(matcher: WordMatcher, events: WordSearchEvents): BlockSearch {
  const isHit = lineMatcher(matcher);
  if (matcher.clue === undefined) {
    return { room: bytes => Buffer.alloc(bytes), search: everyLine(isHit, events) };
  }
  const finder = new ByteFinder(matcher.clue.text, matcher.clue.anyCase);
  return { room: bytes => finder.room(bytes), search: likelyLines(matcher, isHit, finder, events) };
}

type LineMatcher = (line: string) => boolean;

/**
 * Whether a value of a line matches. Where neither what is around a match nor an escape matters, the whole line
 * has to match before it is taken apart.
 */
function lineMatcher({ matches, pattern }: WordMatcher): LineMatcher {
  if (pattern?.isLocal !== true) return line => someText(line, matches);
  return line => (line.includes('\\') || matches(line)) && someText(line, matches);
}

/** Looks at the lines that have the clue. */
function likelyLines(
  matcher: WordMatcher,
  isHit: LineMatcher,
  finder: ByteFinder,
  { onLine, onHit }: WordSearchEvents,
): BlockSearch['search'] {
  const matchesAt = placeMatcher(matcher);
  const isWatched = matcher.pattern !== undefined;
  let line = 0;
  return block => {
    const { bytes, start, end, offset } = block;
    let counted = start;
    const countTo = (at: number): void => {
      if (!isWatched) return;
      line += finder.lineFeeds(counted, at);
      counted = at;
    };
    for (let from = start, at; (at = finder.find(from, end)) < end;) {
      countTo(at);
      if (isWatched) onLine(line);
      const matches = matchesAt(block, at);
      from = at + 1;
      if (matches === false) continue;
      const first = Math.max(start, bytes.lastIndexOf(lineFeed, at) + 1);
      const stop = bytes.indexOf(lineFeed, at);
      const isText =
        matches === true && isInText(bytes.toString('latin1', first, stop), at - first);
      if (isText || isHit(lineText(bytes, first, stop))) onHit(offset + first);
      from = stop + 1;
    }
    countTo(end);
  };
}

/**
 * Tells whether a text matches because of the clue that stands at some byte of it; undefined when the whole text
 * has to be looked at.
 */
type PlaceMatcher = ({ bytes, start, end }: LineBlock, at: number) => boolean | undefined;

const unknown: PlaceMatcher = () => undefined;

/** An expression of which all matches are short is compared with what is around the clue. */
function placeMatcher({ matches, pattern, clue }: WordMatcher): PlaceMatcher {
  if (clue?.isAll === true) {
    return ({ bytes, start }, at) => (mayBeEscaped(bytes, start, at) ? undefined : true);
  }
  if (pattern?.isLocal !== true) return unknown;
  const before = pattern.before * characterBytes;
  const behind = pattern.behind * characterBytes;
  if (before + behind > nearBytes) return unknown;
  return ({ bytes, start, end }, at) => {
    if (mayBeEscaped(bytes, start, at)) return undefined;
    let from = characterStart(bytes, Math.max(start, at - before));
    while (mayBeEscaped(bytes, start, from)) from--;
    let to = characterStart(bytes, Math.min(end, at + behind));
    while (bytes[to - 1] === backslash) to++;
    const near = bytes.toString('utf8', from, to);
    if (!near.includes('\\')) return matches(near) && (near.includes('"') ? undefined : true);
    // Beyond what is near, when one character takes so many bytes.
    if (near.includes(codeEscape)) return undefined;
    const text = decodedString(near);
    return text === undefined ? undefined : matches(text);
  };
}

/** Whether `at` may begin an escape or be in one: `\n` has one byte behind the backslash, `\uD55C` five. */
function mayBeEscaped(bytes: Buffer, start: number, at: number): boolean {
  const first = Math.max(start, at - codeEscapeBytes + 1);
  for (let place = at; place >= first; place--) {
    if (bytes[place] !== backslash) continue;
    if (at - place < 2 || bytes[place + 1] === letterU) return true;
  }
  return false;
}

/** The first byte of the character of which the byte `at` is one. */
function characterStart(bytes: Buffer, at: number): number {
  while (((bytes[at] ?? 0) & 0xc0) === 0x80) at--;
  return at;
}

function everyLine(isHit: LineMatcher, { onLine, onHit }: WordSearchEvents): BlockSearch['search'] {
  let line = 0;
  return block => {
    for (const { start, text } of linesOf(block)) {
      onLine(line++);
      if (isHit(text)) onHit(block.offset + start);
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
