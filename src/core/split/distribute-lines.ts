import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { LineFile } from './line-file.ts';
import type { LineLayout } from './line-layout.ts';

const blockBytes = 4 << 20;

/**
 * Copies every line of `source` to its file in one pass; neighbouring lines of one file go together.
 * @param onBlock is called with the bytes just copied; may throw to stop
 * @returns SHA-256 of the whole source, as hex
 */
export async function distributeLines(
  source: FileHandle,
  layout: LineLayout,
  fileOfLine: Int16Array,
  files: readonly LineFile[],
  onBlock: (bytes: number) => void,
): Promise<string> {
  const hash = createHash('sha256');
  const block = Buffer.allocUnsafe(blockBytes);
  const cursor = new LineCursor(layout, fileOfLine);
  for (let offset = 0; ;) {
    const { bytesRead } = await source.read(block, 0, blockBytes, offset);
    if (bytesRead === 0) return hash.digest('hex');
    hash.update(block.subarray(0, bytesRead));
    for (const { file, start, end } of cursor.pieces(offset, offset + bytesRead)) {
      await files[file]?.append(block.subarray(start - offset, end - offset));
    }
    offset += bytesRead;
    onBlock(bytesRead);
  }
}

interface Piece {
  readonly file: number;
  readonly start: number;
  readonly end: number;
}

/** Walks through the lines of a layout, block by block. */
class LineCursor {
  private line = 0;

  constructor(
    private readonly layout: LineLayout,
    private readonly fileOfLine: Int16Array,
  ) {}

  /** The pieces of the bytes `start … end`, which follow those of the call before. */
  *pieces(start: number, end: number): Generator<Piece> {
    const { lines, starts } = this.layout;
    let at = Math.max(start, starts[this.line] ?? 0);
    while (this.line < lines && at < end) {
      const file = this.fileOfLine[this.line] ?? 0;
      while ((starts[this.line + 1] ?? 0) < end && this.fileOfLine[this.line + 1] === file) {
        this.line++;
      }
      const stop = Math.min(starts[this.line + 1] ?? 0, end);
      yield { file, start: at, end: stop };
      if (stop === starts[this.line + 1]) this.line++;
      at = stop;
    }
  }
}
