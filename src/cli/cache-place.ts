import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { CachePlace } from '../core/embed/open-cache.ts';

const cacheMegabytes = 4_096;

/** Where vectors are kept: in the folder that was asked for, or in the user's cache folder. */
export function cachePlace(folder: string | undefined): CachePlace {
  return { cacheFolder: resolve(folder ?? userCache()), cacheBytes: cacheMegabytes * 1e6 };
}

/** Where programs of this system keep what they can make again. */
function userCache(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/instruction-clusters');
  const local =
    process.platform === 'win32' ? process.env['LOCALAPPDATA'] : process.env['XDG_CACHE_HOME'];
  return join(local ?? join(homedir(), '.cache'), 'instruction-clusters');
}
