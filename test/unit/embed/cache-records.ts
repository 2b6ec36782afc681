import { textKey } from '../../../src/core/dataset/text-hash.ts';
import { VectorCache } from '../../../src/core/embed/vector-cache.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { normalVectors } from '../math/vectors-of.ts';

export const dimensions = 8;
/** Key, scale, values and check of a record. */
export const recordBytes = 16 + 4 + dimensions + 4;

export function keysOf(...texts: readonly string[]): Buffer[] {
  return texts.map(textKey);
}

export function randomVectors(count: number, seed = 1): VectorSet {
  return normalVectors(count, dimensions, new Random(seed));
}

/** The vectors of `keys`, one after another. */
export async function readAll(cache: VectorCache, keys: readonly Uint8Array[]): Promise<number[]> {
  const target = vectorSet(keys.length, dimensions);
  await cache.read(keys, [...keys.keys()], target);
  return [...target.values];
}

/** Opens the cache in `folder` for `use` and closes it again. */
export async function withCache<T>(
  folder: string,
  use: (cache: VectorCache) => T | Promise<T>,
): Promise<T> {
  const cache = await VectorCache.open(folder, dimensions);
  try {
    return await use(cache);
  } finally {
    await cache.close();
  }
}

/** Stores a vector for each of `texts`; answers the vectors as they are stored. */
export function store(folder: string, texts: readonly string[]): Promise<number[]> {
  return withCache(folder, async cache => {
    const vectors = randomVectors(texts.length);
    await cache.append(keysOf(...texts), vectors);
    return [...vectors.values];
  });
}
