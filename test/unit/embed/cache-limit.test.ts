import { utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import { tempFolders } from '../run/temp-folder.ts';
import {
  fullBytes,
  manyTexts,
  openCache,
  readTexts,
  segmentsIn,
  store,
  storeIn,
  withCache,
} from './cache-records.ts';

const tempFolder = tempFolders();
const full = 65_536;
const [a, b, c] = ['a', 'b', 'c'].map(name => manyTexts(name, full));
const names: Readonly<Record<string, readonly string[] | undefined>> = { a, b, c };

/** Which of the three sets of texts, a full segment each, the cache still has. */
async function kept(root: string): Promise<string[]> {
  const left: string[] = [];
  for (const [name, texts] of Object.entries(names)) {
    if ((await withCache(root, texts?.slice(0, 1) ?? [], cache => cache.size)) > 0) left.push(name);
  }
  return left;
}

describe('a limited cache', () => {
  it('evicts what was used least recently, by the order of use and not by the clock', async () => {
    const root = await tempFolder();
    await store(root, a ?? []);
    const [pathOfA = ''] = await segmentsIn(root);
    await store(root, b ?? []);
    await readTexts(root, a?.slice(5, 6) ?? []);
    // Whatever the clock said when: a is from long ago, b from the future.
    await utimes(pathOfA, 0, 0);
    const pathOfB = (await segmentsIn(root)).find(path => path !== pathOfA) ?? '';
    await utimes(pathOfB, 4e9, 4e9);
    await store(root, c ?? [], { limitBytes: 2 * fullBytes });
    expect(await kept(root)).toEqual(['a', 'c']);
    expect(await cacheBytes(root)).toBe(2 * fullBytes);
  });

  it('evicts nothing that a run uses until it is closed, and then keeps the limit', async () => {
    const root = await tempFolder();
    const limitBytes = fullBytes;
    const cache = await openCache(root, [...(a ?? []), ...(b ?? [])], { limitBytes });
    await storeIn(cache, [...Array(full).keys()]);
    await storeIn(
      cache,
      Array.from({ length: full }, (_, i) => full + i),
    );
    expect(await cacheBytes(root)).toBe(2 * fullBytes);
    expect(cache.size).toBe(2 * full);
    await cache.close();
    expect(await cacheBytes(root)).toBe(fullBytes);
  });

  it('counts and evicts the vectors of other models too', async () => {
    const root = await tempFolder();
    await store(root, a ?? [], { model: 'earlier' });
    await store(root, b ?? []);
    expect(await cacheBytes(root)).toBe(2 * fullBytes);
    await store(root, ['one more'], { limitBytes: 2 * fullBytes });
    expect(await withCache(root, a ?? [], cache => cache.size, { model: 'earlier' })).toBe(0);
    expect(await kept(root)).toEqual(['b']);
  });

  it('leaves alone what another process appends to', async () => {
    const root = await tempFolder();
    const other = await openCache(root, a ?? []);
    await storeIn(other, [0, 1]);
    await store(root, b ?? [], { limitBytes: 0 });
    expect(await kept(root)).toEqual(['a']);
    await storeIn(other, [2]);
    await other.close();
    expect((await readTexts(root, a?.slice(0, 3) ?? [])).missing).toEqual([]);
  });
});
