import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { textKey } from '../../../src/core/dataset/scan/text-hash.ts';
import { UniqueTexts, type UniqueRows } from '../../../src/core/dataset/scan/unique-texts.ts';
import { VectorCache, type CacheOptions } from '../../../src/core/embed/cache/vector-cache.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { normalVectors } from '../math/vectors-of.ts';

export const dimensions = 8;
/** Scale, values and check of a record. */
export const recordBytes = 4 + dimensions + 4;
/** Where the keys of a segment begin, and its records. */
export const keysStart = 4_096;
export const recordsStart = keysStart + 65_536 * 16;
export const fullBytes = recordsStart + 65_536 * recordBytes;

/** Texts as a scan numbers them. */
function uniqueOf(texts: readonly string[]): UniqueRows {
  const unique = new UniqueTexts();
  for (const text of texts) unique.add(textKey(text));
  return unique.finish();
}

export function manyTexts(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name} ${i}`);
}

export function randomVectors(count: number, seed = 1): VectorSet {
  return normalVectors(count, dimensions, new Random(seed));
}

export function openCache(
  root: string,
  texts: readonly string[],
  options: Partial<CacheOptions> = {},
): Promise<VectorCache> {
  const all = { root, model: 'm', dimensions, limitBytes: Infinity, notice: () => undefined };
  return VectorCache.open({ ...all, ...options }, uniqueOf(texts));
}

/** Opens the cache in `root` for `texts` and closes it again after `use`. */
export async function withCache<T>(
  root: string,
  texts: readonly string[],
  use: (cache: VectorCache) => T | Promise<T>,
  options: Partial<CacheOptions> = {},
): Promise<T> {
  const cache = await openCache(root, texts, options);
  try {
    return await use(cache);
  } finally {
    await cache.close();
  }
}

/** What the cache has of the texts `numbers`: the missing positions, and the vectors of the others. */
export async function readFrom(
  cache: VectorCache,
  numbers: readonly number[],
): Promise<{ missing: number[]; values: number[] }> {
  const target = vectorSet(numbers.length, dimensions);
  const missing = await cache.read(Uint32Array.from(numbers), target);
  const lost = new Set(missing);
  const values = [...target.values].filter((_, i) => !lost.has(Math.floor(i / dimensions)));
  return { missing, values };
}

/** What the cache in `root` has of `texts`. */
export function readTexts(
  root: string,
  texts: readonly string[],
): Promise<{ missing: number[]; values: number[] }> {
  return withCache(root, texts, cache => readFrom(cache, [...texts.keys()]));
}

/** Stores a vector for each of `texts`; answers the vectors as they are stored. */
export function store(
  root: string,
  texts: readonly string[],
  options: Partial<CacheOptions> = {},
): Promise<number[]> {
  return withCache(root, texts, cache => storeIn(cache, [...texts.keys()]), options);
}

/** Stores a vector for each of the texts `numbers`. */
export async function storeIn(cache: VectorCache, numbers: readonly number[]): Promise<number[]> {
  const vectors = randomVectors(numbers.length, (numbers[0] ?? 0) + 1);
  await cache.append(numbers, vectors);
  return [...vectors.values];
}

/** Paths of the segments of model `m`. */
export async function segmentsIn(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'm')).catch(() => []);
  return names.toSorted().map(name => join(root, 'm', name));
}

/** The path of the only segment. */
export async function onlySegment(root: string): Promise<string> {
  const [path, ...others] = await segmentsIn(root);
  if (path === undefined || others.length > 0) throw new Error('there is not one segment');
  return path;
}

/** Changes bytes of a file. */
export async function patch(path: string, at: number, bytes: Uint8Array): Promise<void> {
  const content = await readFile(path);
  content.set(bytes, at);
  await writeFile(path, content);
}
