import type { FileHandle } from 'node:fs/promises';
import { writeWhole } from '../../whole-bytes.ts';

/** A file of lines that is being written, one block after the other. */
export class WrittenLines {
  private written = 0;

  constructor(private readonly file: FileHandle) {}

  /** Bytes written so far. */
  get bytes(): number {
    return this.written;
  }

  async addAll(blocks: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const block of blocks) {
      await writeWhole(this.file, block, this.written);
      this.written += block.length;
    }
  }

  /** Takes back what was written behind the first `bytes`. */
  async cutTo(bytes: number): Promise<void> {
    await this.file.truncate(bytes);
    this.written = bytes;
  }
}
