import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';

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

export interface LineReaderEvents {
  /** Every block of the file, in order, once. */
  readonly onBlock: (block: Buffer) => void;
  readonly onLine: (line: LineSlice) => void;
  /** Called between blocks, so that others may run. May throw to stop. */
  readonly onPause: () => Promise<void>;
}

const blockBytes = 4 << 20;
const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * Cuts a file into lines in one pass over one buffer, which grows only for a line longer than it.
 * A line ends with `\n` or `\r\n`; the last one may end with the file. UTF-8 is checked a block at
 * a time, which is some ten times as fast as line by line.
 * @param bom bytes at the start of the file that belong to no line
 */
export async function readLines(
  file: FileHandle,
  bom: number,
  events: LineReaderEvents,
): Promise<void> {
  let buffer = Buffer.allocUnsafe(blockBytes);
  let filled = 0;
  let offset = 0; // of buffer[0] in the file
  for (;;) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, offset + filled);
    if (bytesRead === 0) break;
    events.onBlock(buffer.subarray(filled, filled + bytesRead));
    filled += bytesRead;
    const from = offset === 0 ? Math.min(bom, filled) : 0;
    const used = emitLines(buffer.subarray(0, filled), from, offset, events.onLine);
    buffer.copy(buffer, 0, used, filled);
    filled -= used;
    offset += used;
    if (filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
    await events.onPause();
  }
  if (filled > (offset === 0 ? bom : 0)) {
    const start = offset === 0 ? bom : 0;
    const end = withoutReturn(buffer, start, filled);
    events.onLine({ buffer, start, end, nextOffset: offset + filled, checked: false });
  }
}

/** Emits the whole lines of `block` from byte `from` on; answers how many bytes they took. */
function emitLines(
  block: Buffer,
  from: number,
  offset: number,
  onLine: LineReaderEvents['onLine'],
): number {
  const last = block.lastIndexOf(newline);
  if (last < from) return 0;
  const checked = isUtf8(block.subarray(from, last));
  let start = from;
  while (start <= last) {
    const stop = block.indexOf(newline, start);
    const end = withoutReturn(block, start, stop);
    onLine({ buffer: block, start, end, nextOffset: offset + stop + 1, checked });
    start = stop + 1;
  }
  return start;
}

function withoutReturn(buffer: Buffer, start: number, end: number): number {
  return end > start && buffer[end - 1] === carriageReturn ? end - 1 : end;
}
