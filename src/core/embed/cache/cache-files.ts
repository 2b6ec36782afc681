import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isGone, processToken, tokenPattern } from '../../process-token.ts';
import { cacheError } from './cache-error.ts';

/** A file of the vector cache: a segment that one process at most appends to. */
export interface CacheFile {
  readonly path: string;
  readonly id: string;
  /** Token of the process that appends to it; undefined when anybody may. */
  readonly owner: string | undefined;
}

const namePattern = new RegExp(`^([0-9a-f]{12})(?:\\.(${tokenPattern}))?\\.vectors$`);

/** Where segment `id` lies while nobody appends to it. */
export function freePath(folder: string, id: string): string {
  return join(folder, `${id}.vectors`);
}

/** Where segment `id` lies while this process appends to it. */
export function ownPath(folder: string, id: string): string {
  return join(folder, `${id}.${processToken()}.vectors`);
}

/** The segments in the folder of one model. */
export async function cacheFilesIn(folder: string): Promise<CacheFile[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap(name => {
    const [, id, owner] = namePattern.exec(name) ?? [];
    return id === undefined ? [] : [{ path: join(folder, name), id, owner }];
  });
}

/** The segments of all models in the cache folder `root`. */
export async function allCacheFiles(root: string): Promise<CacheFile[]> {
  const folders = await readdir(root, { withFileTypes: true }).catch(() => []);
  const files = folders
    .filter(entry => entry.isDirectory())
    .map(({ name }) => cacheFilesIn(join(root, name)));
  return (await Promise.all(files)).flat();
}

/** Whether another process that may still run appends to the segment. */
export function isTaken({ owner }: CacheFile): boolean {
  return owner !== undefined && !isGone(owner);
}

/** Bytes of a segment; 0 when it has just been deleted. */
export async function bytesOf({ path }: CacheFile): Promise<number> {
  return (await stat(path).catch(() => undefined))?.size ?? 0;
}

/** Bytes of all segments in the cache folder `root`, of whatever version; 0 when there is none. */
export async function cacheBytes(root: string): Promise<number> {
  const sizes = await Promise.all((await allCacheFiles(root)).map(bytesOf));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/**
 * Deletes all segments in the cache folder `root` and the folders that become empty, and nothing
 * else. Runs that are going on keep what they have opened and begin new segments.
 * @returns the bytes that were freed
 * @throws HumanError `cache-unusable` when they cannot be deleted
 */
export async function clearCache(root: string): Promise<number> {
  const files = await allCacheFiles(root);
  let freed = 0;
  for (const file of files) {
    const bytes = await bytesOf(file);
    await rm(file.path, { force: true }).catch((error: unknown) => {
      throw cacheError(root, error);
    });
    freed += bytes;
  }
  for (const folder of new Set(files.map(({ path }) => dirname(path)))) {
    await rmdir(folder).catch(() => undefined);
  }
  return freed;
}
