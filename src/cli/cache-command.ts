import { parseArgs } from 'node:util';
import { cacheBytes, clearCache } from '../core/embed/cache/cache-files.ts';
import { cachePlace } from './cache-place.ts';

/** `cache`: how much the vectors of all files take, or deletes them. */
export async function cacheCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cache: { type: 'string' },
      clear: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { cacheFolder: folder } = cachePlace(values);
  const freed = values.clear ? await clearCache(folder) : 0;
  const bytes = await cacheBytes(folder);
  if (values.json) console.log(JSON.stringify({ folder, bytes, freed }));
  else if (values.clear) console.log(`${megabytes(freed)} of vectors deleted from ${folder}`);
  else console.log(`${megabytes(bytes)} of vectors in ${folder}`);
  return 0;
}

function megabytes(bytes: number): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${(bytes / 1e6).toLocaleString('en-US', options)} MB`;
}
