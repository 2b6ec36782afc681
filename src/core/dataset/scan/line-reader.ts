import type { FileHandle } from 'node:fs/promises';
import {
  readLineBlocks,
  withoutReturn,
  type LineBlock,
  type LineBlockEvents,
} from './line-blocks.ts';

/** One line inside a shared buffer; valid only until the next one is asked for. */
export interface LineSlice {
  readonly buffer: Buffer;
  /** First byte of the line in `buffer`. */
  readonly start: number;
  /** One past its last byte, terminator not included. */
  readonly end: number;
  /** One past its terminator, as an offset in the file. */
  readonly nextOffset: number;
  /** Whether the line is known to be UTF-8. */
  readonly checked: boolean;
}

export interface LineReaderEvents extends Omit<LineBlockEvents, 'onLines' | 'room'> {
  readonly onLine: (line: LineSlice) => void;
}

const lineFeed = 0x0a;

/** Reads a file line by line, as `readLineBlocks` does block by block. */
export async function readLines(
  file: FileHandle,
  bom: number,
  { onLine, ...events }: LineReaderEvents,
): Promise<void> {
  await readLineBlocks(file, bom, {
    ...events,
    room: bytes => Buffer.alloc(bytes),
    onLines: lines => emitLines(lines, onLine),
  });
}

function emitLines(
  { bytes, start, end, offset, terminated, utf8 }: LineBlock,
  onLine: LineReaderEvents['onLine'],
): void {
  while (start < end) {
    const stop = bytes.indexOf(lineFeed, start);
    const nextOffset = offset + (terminated ? stop + 1 : stop);
    onLine({
      buffer: bytes,
      start,
      end: withoutReturn(bytes, start, stop),
      nextOffset,
      checked: utf8,
    });
    start = stop + 1;
  }
}
