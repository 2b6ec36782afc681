import { createHash } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { syncFile } from '../run/durable.ts';

/** Memory of all write buffers together … */
const allBuffersBytes = 64 << 20;
/** … of which one file gets at least and at most so much. */
const leastBytes = 32 << 10;
const mostBytes = 1 << 20;

/**
 * A file that is written in pieces through a buffer. It is open only while the buffer is written, so
 * that a thousand of them need no thousand handles.
 */
export class LineFile {
  private readonly buffer: Buffer;
  private filled = 0;
  private readonly hash = createHash('sha256');

  /** @param files how many files are written at the same time */
  constructor(
    private readonly path: string,
    files: number,
  ) {
    const share = Math.floor(allBuffersBytes / files);
    this.buffer = Buffer.allocUnsafe(Math.min(Math.max(share, leastBytes), mostBytes));
  }

  async append(piece: Buffer): Promise<void> {
    if (this.filled + piece.length > this.buffer.length) await this.flush();
    if (piece.length > this.buffer.length) {
      await this.write(piece);
      return;
    }
    piece.copy(this.buffer, this.filled);
    this.filled += piece.length;
  }

  /** Writes the rest to the disk and answers the SHA-256 of all that was appended, as hex. */
  async finish(): Promise<string> {
    await this.flush();
    await syncFile(this.path);
    return this.hash.digest('hex');
  }

  private async flush(): Promise<void> {
    if (this.filled > 0) await this.write(this.buffer.subarray(0, this.filled));
    this.filled = 0;
  }

  private async write(bytes: Buffer): Promise<void> {
    this.hash.update(bytes);
    await appendFile(this.path, bytes);
  }
}
