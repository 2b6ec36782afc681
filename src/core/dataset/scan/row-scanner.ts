import { growTo } from '../../math/wasm-memory.ts';
import { layOut } from './row-scan-layout.ts';
import { rowScanProgram } from './row-scan-program.ts';
import type { Template } from '../template/template.ts';
import { keyBytes } from './text-hash.ts';

/** Most rows that one call of `scan` reads. */
export const rowsPerCall = 4096;
/** Longest text that is put together from several fields or resolved from escapes. */
const scratchBytes = 1 << 20;
/** The program reads 16 bytes at a time, also behind the last of them. */
const slack = 32;
/** Words of an entry in the list that the program writes, see `wasm/row-scan.ts`. */
const recordWords = 8;
const keyWord = 4;

/**
 * Finds the texts of rows and their keys in the rows' own bytes, many times as fast as to build each row and
 * render it. It knows the paths and limits of most templates, and strings, lists of strings and content parts, in
 * valid rows; of everything else it says so, and `parseLine` and the template have to look. Rows have
 * to lie in its own memory.
 */
export class RowScanner {
  /** Keys of the rows of the last `scan`, in four words from `keyAt(row)` on. */
  records: Uint32Array;
  /** All of the memory; another one after `room`. */
  bytes: Buffer;
  private readonly program = rowScanProgram();
  private readonly recordsAt: number;
  /** Where `room` begins in `bytes`. */
  readonly start: number;

  constructor(template: Template) {
    const layout = layOut(template, keyBytes);
    const { parts, fields, silent } = layout;
    this.recordsAt = Math.ceil((layout.at + layout.bytes.length + slack) / 4) * 4;
    const scratchAt = this.recordsAt + rowsPerCall * recordWords * 4;
    this.start = scratchAt + scratchBytes + slack;

    growTo(this.program.memory, this.start);
    this.bytes = Buffer.from(this.program.memory.buffer);
    this.records = this.recordView();
    layout.bytes.copy(this.bytes, layout.at);
    this.program.configure(
      ...[parts.at, parts.count, fields.at, fields.count, silent.at, silent.count],
      ...[scratchAt, scratchBytes],
    );
  }

  /** Room for `size` bytes of rows, from `start` on in `bytes`; what was in it stays. */
  room(size: number): Buffer {
    growTo(this.program.memory, this.start + size + slack);
    this.bytes = Buffer.from(this.program.memory.buffer);
    this.records = this.recordView();
    return this.bytes.subarray(this.start, this.start + size);
  }

  /**
   * Reads the rows `start … end` of `bytes`, which are UTF-8 and end with a line feed each.
   * @returns how many it has read, which may be fewer than there are
   */
  scan(start: number, end: number): number {
    return this.program.scanRows(start, end, this.recordsAt, rowsPerCall);
  }

  /** Where the line feed of a row of the last `scan` is in `bytes`. */
  lineFeed(row: number): number {
    return this.records[row * recordWords] ?? 0;
  }

  /** Whether the text of the row was found; it is never empty. */
  isKnown(row: number): boolean {
    return this.records[row * recordWords + 2] !== 0;
  }

  /** First word of the row's key in `records`. */
  keyAt(row: number): number {
    return row * recordWords + keyWord;
  }

  /** Puts a key, which was made in another way, in the place of one that was not found. */
  setKey(row: number, key: Uint8Array): void {
    this.bytes.set(key, this.recordsAt + this.keyAt(row) * 4);
  }

  /** The text of the last row that was read. */
  text(row: number): string {
    const start = this.records[row * recordWords + 1];
    return this.bytes.toString('utf8', start, this.records[row * recordWords + 2]);
  }

  private recordView(): Uint32Array {
    const { buffer } = this.program.memory;
    return new Uint32Array(buffer, this.recordsAt, rowsPerCall * recordWords);
  }
}
