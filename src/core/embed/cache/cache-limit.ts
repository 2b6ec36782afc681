import { rm } from 'node:fs/promises';
import { allCacheFiles, bytesOf, isTaken, type CacheFile } from './cache-files.ts';
import { headerAt, type FoundHeader } from './segment-header.ts';

const largestUse = 2 ** 32 - 1;

/**
 * The number of a session that begins now: one more than that of any before it in the cache folder
 * `root`. Segments carry the number of the session that used them last, so that their order does
 * not depend on a clock.
 */
export async function nextUse(root: string): Promise<number> {
  const headers = await Promise.all((await allCacheFiles(root)).map(({ path }) => headerAt(path)));
  const uses = headers.map(lastUseOf);
  return Math.min(largestUse, uses.reduce((last, use) => Math.max(last, use), 0) + 1);
}

/**
 * Deletes the least recently used segments below `root` until no more than `limitBytes` are left.
 * Segments of a newer version and those that other processes append to stay.
 * @param spareFrom segments of sessions with this number and later ones stay too
 */
export async function trimCache(
  root: string,
  limitBytes: number,
  spareFrom = Infinity,
): Promise<void> {
  const files = await allCacheFiles(root);
  const sizes = await Promise.all(files.map(bytesOf));
  let excess = sizes.reduce((sum, bytes) => sum + bytes, 0) - limitBytes;
  if (excess <= 0) return;
  for (const { path, bytes } of await inOrderOfUse(files, sizes, spareFrom)) {
    if (excess <= 0) return;
    // On some systems a file that is open elsewhere cannot be deleted.
    const deleted = await rm(path, { force: true }).then(
      () => true,
      () => false,
    );
    if (deleted) excess -= bytes;
  }
}

interface OldSegment {
  readonly path: string;
  readonly bytes: number;
  readonly lastUse: number;
}

async function inOrderOfUse(
  files: readonly CacheFile[],
  sizes: readonly number[],
  spareFrom: number,
): Promise<OldSegment[]> {
  const found: OldSegment[] = [];
  for (const [index, file] of files.entries()) {
    const header = await headerAt(file.path);
    if (header === undefined || header === 'newer' || isTaken(file)) continue;
    const lastUse = lastUseOf(header);
    if (lastUse < spareFrom) found.push({ path: file.path, bytes: sizes[index] ?? 0, lastUse });
  }
  return found.sort((a, b) => a.lastUse - b.lastUse);
}

function lastUseOf(header: FoundHeader | undefined): number {
  return typeof header === 'object' ? header.lastUse : 0;
}
