import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { syncFile } from '../run/durable.ts';

/** Bytes that are read at once. */
const blockBytes = 4 << 20;
/** Memory of all write buffers together … */
const allBuffersBytes = 64 << 20;
/** … of which one file gets at least and at most so much. */
const leastBytes = 32 << 10;
const mostBytes = 1 << 20;

/** Files to write, and the block from which they take their pieces. */
export interface LineFiles {
  readonly block: Buffer;
  readonly files: readonly LineFile[];
}

/**
 * Prepares files to be written in pieces. Block and write buffers are one piece of memory, in which short pieces are
 * moved several times as fast as from one buffer to another.
 */
export function lineFiles(paths: readonly string[]): LineFiles {
  const share = Math.floor(allBuffersBytes / Math.max(1, paths.length));
  const size = Math.min(Math.max(share, leastBytes), mostBytes);
  const memory = Buffer.allocUnsafeSlow(blockBytes + size * paths.length);
  return {
    block: memory.subarray(0, blockBytes),
    files: paths.map((path, i) => {
      const start = blockBytes + i * size;
      return new LineFile(path, memory, start, start + size);
    }),
  };
}

/**
 * A file that is written in pieces through a buffer. It is open only while the buffer is written, so
 * that a thousand of them need no thousand handles.
 */
export class LineFile {
  private filled: number;
  private readonly hash = createHash('sha256');

  /** Its buffer is `start … end` of `memory`. */
  constructor(
    private readonly path: string,
    private readonly memory: Buffer,
    private readonly start: number,
    private readonly end: number,
  ) {
    this.filled = start;
  }

  /** Appends `start … end` of the memory to the buffer; false when there is no room for them. */
  take(start: number, end: number): boolean {
    if (this.filled + end - start > this.end) return false;
    this.memory.copyWithin(this.filled, start, end);
    this.filled += end - start;
    return true;
  }

  /** Appends what `take` has no room for. */
  async append(start: number, end: number): Promise<void> {
    await this.flush();
    if (!this.take(start, end)) await this.write(start, end);
  }

  /** Writes the rest to the disk and answers the SHA-256 of all that was appended, as hex. */
  async finish(): Promise<string> {
    await this.flush();
    await syncFile(this.path);
    return this.hash.digest('hex');
  }

  private async flush(): Promise<void> {
    if (this.filled > this.start) await this.write(this.start, this.filled);
    this.filled = this.start;
  }

  private async write(start: number, end: number): Promise<void> {
    const bytes = this.memory.subarray(start, end);
    this.hash.update(bytes);
    await appendFile(this.path, bytes);
  }
}
