import type { FileHandle } from 'node:fs/promises';
import { fileBlocks } from '../file-blocks.ts';
import type { LineFiles } from './line-file.ts';
import type { LineLayout } from './line-layout.ts';
import type { BlockHash } from './split-helper.ts';

/**
 * Copies every line of `source` to its file in one pass; neighbouring lines of one file go together.
 * @param hash of the source
 * @param onBlock is called with the bytes just copied; may throw to stop
 * @returns SHA-256 of the whole source, as hex
 */
export async function distributeLines(
  source: FileHandle,
  layout: LineLayout,
  fileOfLine: Int16Array,
  { blocks, files }: LineFiles,
  hash: BlockHash,
  onBlock: (bytes: number) => void,
): Promise<string> {
  const cursor = new LineCursor(layout, fileOfLine);
  for await (const { bytes, offset } of fileBlocks(source, blocks)) {
    const hashed = hash.update(bytes);
    cursor.enter(offset, offset + bytes.length);
    const before = offset - (bytes.byteOffset - blocks[0].byteOffset);
    while (cursor.next()) {
      const file = files[cursor.file];
      const [start, end] = [cursor.start - before, cursor.end - before];
      if (file?.take(start, end) === false) await file.append(start, end);
    }
    await hashed;
    onBlock(bytes.length);
  }
  return hash.digest();
}

/** Walks through the pieces of a layout, block by block: neighbouring lines that go to one file. */
class LineCursor {
  /** Index of the piece's file. */
  file = 0;
  /** First byte of the piece in the source, and one past its last. */
  start = 0;
  end = 0;
  private line = 0;
  private stop = 0;

  constructor(
    private readonly layout: LineLayout,
    private readonly fileOfLine: Int16Array,
  ) {}

  /** Goes on with the bytes `start … stop`, which follow those before. */
  enter(start: number, stop: number): void {
    this.end = Math.max(start, this.layout.starts[this.line] ?? 0);
    this.stop = stop;
  }

  /** Steps to the next piece; false behind the last of the block. */
  next(): boolean {
    const { lines, starts } = this.layout;
    if (this.line === lines || this.end >= this.stop) return false;
    this.start = this.end;
    this.file = this.fileOfLine[this.line] ?? 0;
    while (
      (starts[this.line + 1] ?? 0) < this.stop &&
      this.fileOfLine[this.line + 1] === this.file
    ) {
      this.line++;
    }
    const next = starts[this.line + 1] ?? 0;
    this.end = Math.min(next, this.stop);
    if (this.end === next) this.line++;
    return true;
  }
}
