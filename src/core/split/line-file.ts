import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { syncFile } from '../run/durable.ts';

/** Bytes that are read at once. */
const blockBytes = 4 << 20;
/** Memory of all write buffers together … */
const allBuffersBytes = 64 << 20;
/** … of which one half of a file's buffer gets at least and at most so much. */
const leastBytes = 16 << 10;
const mostBytes = 1 << 20;

/** Files to write, and the blocks from which they take their pieces. */
export interface LineFiles {
  /** At the beginning of the memory. */
  readonly blocks: readonly [Buffer, Buffer];
  readonly files: readonly LineFile[];
}

/**
 * Prepares files to be written in pieces. Blocks and write buffers are one piece of memory, in which short pieces are
 * moved several times as fast as from one buffer to another; another thread can read it.
 */
export function lineFiles(paths: readonly string[]): LineFiles {
  const share = Math.floor(allBuffersBytes / 2 / Math.max(1, paths.length));
  const size = Math.min(Math.max(share, leastBytes), mostBytes);
  const buffersAt = 2 * blockBytes;
  const memory = Buffer.from(new SharedArrayBuffer(buffersAt + 2 * size * paths.length));
  return {
    blocks: [memory.subarray(0, blockBytes), memory.subarray(blockBytes, buffersAt)],
    files: paths.map((path, i) => new LineFile(path, memory, buffersAt + 2 * size * i, size)),
  };
}

/**
 * A file that is written in pieces through a buffer, of which one half is filled while the other is written. It is
 * open only while that is done, so that a thousand of them need no thousand handles.
 */
export class LineFile {
  /** Where the half begins that is not being filled. */
  private other: number;
  private filled: number;
  private readonly hash = createHash('sha256');
  private writing = Promise.resolve();

  /** Its buffer is twice `size` bytes of `memory` from `start` on. */
  constructor(
    private readonly path: string,
    private readonly memory: Buffer,
    private start: number,
    private readonly size: number,
  ) {
    this.filled = start;
    this.other = start + size;
  }

  /** Appends `start … end` of the memory to the buffer; false when there is no room for them. */
  take(start: number, end: number): boolean {
    if (this.filled + end - start > this.start + this.size) return false;
    this.memory.copyWithin(this.filled, start, end);
    this.filled += end - start;
    return true;
  }

  /** Appends what `take` has no room for. */
  async append(start: number, end: number): Promise<void> {
    await this.flush();
    if (this.take(start, end)) return;
    this.write(start, end);
    await this.writing;
  }

  /** Writes the rest to the disk and answers the SHA-256 of all that was appended, as hex. */
  async finish(): Promise<string> {
    await this.flush();
    await this.writing;
    await syncFile(this.path);
    return this.hash.digest('hex');
  }

  /** Begins to write what the buffer has; done when there is room in it again. */
  private async flush(): Promise<void> {
    if (this.filled === this.start) return;
    await this.writing;
    this.write(this.start, this.filled);
    [this.start, this.other] = [this.other, this.start];
    this.filled = this.start;
  }

  private write(start: number, end: number): void {
    const bytes = this.memory.subarray(start, end);
    this.hash.update(bytes);
    this.writing = this.writing.then(() => appendFile(this.path, bytes));
    this.writing.catch(() => undefined); // it may fail before it is waited for
  }
}
