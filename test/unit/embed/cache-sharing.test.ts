import { spawnSync } from 'node:child_process';
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheBytes, clearCache } from '../../../src/core/embed/cache/cache-files.ts';
import { processToken } from '../../../src/core/process-token.ts';
import { tempFolders } from '../run/temp-folder.ts';
import {
  dimensions,
  manyTexts,
  onlySegment,
  openCache,
  readFrom,
  readTexts,
  recordBytes,
  recordsStart,
  segmentsIn,
  store,
  storeIn,
} from './cache-records.ts';

const tempFolder = tempFolders();
const texts = manyTexts('text', 10);

/** Renames the only segment as if the process of `token` appended to it. */
async function giveTo(root: string, token: string): Promise<string> {
  const path = await onlySegment(root);
  const [id = ''] = basename(path).split('.');
  const taken = join(dirname(path), `${id}.${token}.vectors`);
  await rename(path, taken);
  return taken;
}

function deadToken(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return processToken().replace(/-[^-]+-[^-]+$/, `-${pid.toString(36)}-1`);
}

describe('a cache that several have open', () => {
  it('keeps the vectors of both, and shows each what the other adds', async () => {
    const root = await tempFolder();
    const before = await store(root, texts.slice(0, 2));
    const [first, second] = [await openCache(root, texts), await openCache(root, texts)];
    const added = await storeIn(first, [2, 3]);
    const beside = await storeIn(second, [4, 5]);
    const all = { missing: [], values: [...before, ...added, ...beside] };
    for (const cache of [first, second]) {
      expect(await readFrom(cache, [0, 1, 2, 3, 4, 5])).toEqual(all);
    }
    const later = await storeIn(first, [6]);
    expect((await readFrom(second, [6])).values).toEqual(later);
    await Promise.all([first.close(), second.close()]);
    expect(await readTexts(root, texts.slice(0, 7))).toEqual({
      missing: [],
      values: [...all.values, ...later],
    });
    expect(await segmentsIn(root)).toHaveLength(2);
  });

  it('leaves the segment of a living process alone and goes on with one of a dead process', async () => {
    const root = await tempFolder();
    await store(root, texts.slice(0, 2));
    const living = await giveTo(root, processToken());
    await store(root, texts.slice(2, 4));
    const segments = await segmentsIn(root);
    expect(segments).toHaveLength(2);
    expect(segments).toContain(living);

    const elsewhere = await tempFolder();
    const stored = await store(elsewhere, texts.slice(0, 2));
    await giveTo(elsewhere, deadToken());
    const more = await store(elsewhere, texts.slice(2, 4));
    expect(basename(await onlySegment(elsewhere))).toMatch(/^[0-9a-f]{12}\.vectors$/);
    expect((await readTexts(elsewhere, texts.slice(0, 4))).values).toEqual([...stored, ...more]);
  });

  it('does not see a record whose key is not written yet, but does so later', async () => {
    const root = await tempFolder();
    const reader = await openCache(root, texts);
    const writer = await openCache(root, texts);
    await storeIn(writer, [0]);
    expect((await readFrom(reader, [0, 1])).missing).toEqual([1]);
    await storeIn(writer, [1, 2]);
    expect((await readFrom(reader, [0, 1, 2])).missing).toEqual([]);
    await Promise.all([reader.close(), writer.close()]);
  });

  it('gives one of two that claim the same segment another one', async () => {
    const root = await tempFolder();
    await store(root, texts.slice(0, 1));
    const caches = await Promise.all(texts.map(() => openCache(root, texts)));
    await Promise.all(caches.map((cache, i) => storeIn(cache, [i])));
    await Promise.all(caches.map(cache => cache.close()));
    expect(await segmentsIn(root)).toHaveLength(texts.length);
    expect((await readTexts(root, texts)).missing).toEqual([]);
  });
});

describe('clearing a cache', () => {
  it('deletes its segments and nothing else', async () => {
    const root = await tempFolder();
    expect(await clearCache(join(root, 'none'))).toBe(0);
    await store(root, texts);
    expect(await cacheBytes(root)).toBe(recordsStart + texts.length * recordBytes);
    expect(await clearCache(root)).toBe(recordsStart + texts.length * recordBytes);
    expect(await cacheBytes(root)).toBe(0);
    expect(await segmentsIn(root)).toEqual([]);
  });

  it('is safe while a run is going on, which keeps what it embeds afterwards', async () => {
    const root = await tempFolder();
    const cache = await openCache(root, texts);
    const stored = await storeIn(cache, [0, 1, 2]);
    await clearCache(root);
    const read = await readFrom(cache, [0, 1, 2, 3]);
    expect(read).toEqual({ missing: [3], values: stored });
    const after = await storeIn(cache, [3, 4]);
    expect((await readFrom(cache, [0, 4])).values).toEqual([
      ...stored.slice(0, dimensions),
      ...after.slice(dimensions),
    ]);
    await cache.close();
    expect(await readTexts(root, texts.slice(0, 5))).toEqual({ missing: [0, 1, 2], values: after });
  });
});
