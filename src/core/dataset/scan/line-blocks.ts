import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import { readWhole } from '../../whole-bytes.ts';

/** Whole lines inside a shared buffer; valid only until the next ones are given. */
export class LineBlock {
  private checked: boolean | undefined;

  constructor(
    readonly bytes: Buffer,
    /** First byte of the first line. */
    readonly start: number,
    /** One past the line feed of the last line. */
    readonly end: number,
    /** Where `bytes[0]` would be in the file. */
    readonly offset: number,
    /** False for the last line of a file that ends without a line feed; the block has one all the same. */
    readonly terminated: boolean,
  ) {}

  /** Whether all of it is UTF-8, which is found out some ten times as fast as line by line. */
  get utf8(): boolean {
    return (this.checked ??= isUtf8(this.bytes.subarray(this.start, this.end)));
  }
}

export interface LineBlockEvents {
  /** A buffer of so many bytes; earlier ones are not used any more. */
  readonly room: (bytes: number) => Buffer;
  /** All bytes of the file, in order, once. */
  readonly onBlock: (block: Buffer) => void;
  readonly onLines: (lines: LineBlock) => void;
  /** Called between blocks, so that others may run. May throw to stop. */
  readonly onPause: () => Promise<void>;
}

const blockBytes = 4 << 20;
/** A file may grow while it is read. */
const leastBytes = 64 << 10;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads a file in one pass over one buffer, which grows only for a line longer than half of it, and gives its
 * lines in blocks. A line ends with `\n` or `\r\n`; the last one may end with the file. While the lines in
 * one half of the buffer are looked at, those behind them are read into the other.
 * @param bom bytes at the start of the file that belong to no line
 */
export async function readLineBlocks(
  file: FileHandle,
  bom: number,
  events: LineBlockEvents,
): Promise<void> {
  const { size: fileBytes } = await file.stat();
  let size = Math.min(blockBytes, Math.max(leastBytes, fileBytes + 1));
  let buffer = events.room(2 * (size + 1));
  let at = 0; // where the block begins in the buffer …
  let place = 0; // … and in the file
  const read = (): Promise<number> => {
    const bytes = readWhole(file, buffer.subarray(at, at + size), place);
    bytes.catch(() => undefined); // it may fail before it is waited for
    return bytes;
  };
  let reading = read();
  try {
    for (;;) {
      const block = buffer.subarray(at, at + (await reading));
      const offset = place - at;
      const start = at + (place === 0 ? Math.min(bom, block.length) : 0);
      if (block.length < size) {
        events.onBlock(block);
        giveLast(buffer, start, at + block.length, offset, events);
        await events.onPause();
        return;
      }
      const bytes = block.lastIndexOf(lineFeed) + 1;
      const end = at + bytes;
      if (bytes === 0) {
        size *= 2;
        buffer = events.room(2 * (size + 1));
        at = 0;
      } else {
        at = size + 1 - at;
        place += bytes;
      }
      reading = read();
      if (bytes === 0) continue;
      events.onBlock(block.subarray(0, bytes));
      if (end > start) events.onLines(new LineBlock(buffer, start, end, offset, true));
      await events.onPause();
    }
  } finally {
    await reading.catch(() => undefined);
  }
}

/** Gives what stands at the end of a file, which may be without a line feed. */
function giveLast(
  buffer: Buffer,
  start: number,
  filled: number,
  offset: number,
  { onLines }: LineBlockEvents,
): void {
  const end = Math.max(start, buffer.subarray(0, filled).lastIndexOf(lineFeed) + 1);
  if (end > start) onLines(new LineBlock(buffer, start, end, offset, true));
  if (end === filled) return;
  buffer[filled] = lineFeed;
  onLines(new LineBlock(buffer, end, filled + 1, offset, false));
}

/** One past the last byte of the line `start … stop`, without the carriage return before its line feed. */
export function withoutReturn(bytes: Buffer, start: number, stop: number): number {
  return stop > start && bytes[stop - 1] === carriageReturn ? stop - 1 : stop;
}
