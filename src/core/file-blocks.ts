import type { FileHandle } from 'node:fs/promises';
import { ahead } from './ahead.ts';

const blockBytes = 1 << 20;

/** A piece of a file. */
export interface FileBlock {
  /** Valid until the next block is asked for. */
  readonly bytes: Buffer;
  /** Where it begins in the file. */
  readonly offset: number;
}

/**
 * Reads a file from its beginning to its end; while one block is used, the next one is being read.
 * @param buffers two of one size
 */
export function fileBlocks(
  file: FileHandle,
  buffers: readonly [Buffer, Buffer],
): AsyncGenerator<FileBlock> {
  return ahead(readBlocks(file, buffers));
}

/** Two buffers of 1 MiB. */
export function blockBuffers(): readonly [Buffer, Buffer] {
  return [Buffer.allocUnsafe(blockBytes), Buffer.allocUnsafe(blockBytes)];
}

async function* readBlocks(
  file: FileHandle,
  buffers: readonly [Buffer, Buffer],
): AsyncGenerator<FileBlock> {
  let [buffer, other] = buffers;
  for (let offset = 0; ;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
    if (bytesRead === 0) return;
    yield { bytes: buffer.subarray(0, bytesRead), offset };
    offset += bytesRead;
    [buffer, other] = [other, buffer];
  }
}
