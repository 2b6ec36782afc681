import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CachePlace } from '../core/embed/cache/open-cache.ts';
import { wholeNumber } from './options.ts';

/** Options of the commands that use the cache, for `parseArgs`. */
export const cacheOptions = {
  cache: { type: 'string' },
  'cache-size': { type: 'string' },
} as const;

const cacheMegabytes = { usual: 4_096, least: 100, most: 10_000_000 } as const;

/** Where vectors are kept: in the folder that was asked for, or in the user's cache folder. */
export function cachePlace(values: {
  readonly cache?: string | undefined;
  readonly 'cache-size'?: string | undefined;
}): CachePlace {
  const { usual, least, most } = cacheMegabytes;
  const megabytes = wholeNumber('--cache-size', values['cache-size'], least, most) ?? usual;
  return { cacheFolder: resolve(values.cache ?? userCache()), cacheBytes: megabytes * 1e6 };
}

/** Where programs of this system keep what they can make again. */
export function userCache(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/instruction-clusters');
  const local =
    process.platform === 'win32' ? process.env['LOCALAPPDATA'] : process.env['XDG_CACHE_HOME'];
  return join(local ?? join(homedir(), '.cache'), 'instruction-clusters');
}
