import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { systemCode } from '../errors.ts';
import { blockBuffers, fileBlocks } from '../file-blocks.ts';
import type { ManifestFile } from './manifest.ts';

const newline = 0x0a;

/** What a file holds. */
export type Measured = Pick<ManifestFile, 'rows' | 'bytes' | 'sha256'>;

/**
 * Size, lines and hash of a file; undefined when it is not there.
 * @param onBytes is called with the bytes just read; may throw to stop
 */
export async function measureFile(
  path: string,
  onBytes: (bytes: number) => void,
): Promise<Measured | undefined> {
  try {
    const file = await open(path, 'r');
    return await measureOpen(file, onBytes).finally(() => file.close());
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function measureOpen(file: FileHandle, onBytes: (bytes: number) => void): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  let last = newline;
  for await (const { bytes: block } of fileBlocks(file, blockBuffers())) {
    hash.update(block);
    rows += countNewlines(block);
    last = block[block.length - 1] ?? newline;
    bytes += block.length;
    onBytes(block.length);
  }
  return { bytes, rows: last === newline ? rows : rows + 1, sha256: hash.digest('hex') };
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}
