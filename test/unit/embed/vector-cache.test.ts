import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VectorCache } from '../../../src/core/embed/vector-cache.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { noMount, withMount } from '../run/with-mount.ts';
import {
  dimensions,
  keysOf,
  randomVectors,
  readAll,
  recordBytes,
  store,
  withCache,
} from './cache-records.ts';

const tempFolder = tempFolders();
const texts = ['하나', 'two', '三', 'vier', 'cinq'];
const keys = keysOf(...texts);

describe('VectorCache', () => {
  it('gives back in any order what was stored, after it was opened again', async () => {
    const folder = join(await tempFolder(), 'made', 'here');
    const stored = await store(folder, texts);
    await withCache(folder, async cache => {
      expect(cache.size).toBe(texts.length);
      expect(cache.has(keysOf('other')[0] ?? Buffer.alloc(16))).toBe(false);
      expect(await readAll(cache, keys)).toEqual(stored);
      const [first, last] = [stored.slice(0, dimensions), stored.slice(-dimensions)];
      expect(await readAll(cache, keysOf('cinq', '하나', 'cinq'))).toEqual([
        ...last,
        ...first,
        ...last,
      ]);
    });
  });

  it('replaces fresh vectors by what is stored', async () => {
    const folder = await tempFolder();
    await withCache(folder, async cache => {
      const fresh = randomVectors(texts.length);
      const before = [...fresh.values];
      await cache.append(keys, fresh);
      expect([...fresh.values]).not.toEqual(before);
      expect([...fresh.values]).toEqual(await readAll(cache, keys));
    });
  });

  it('reads vectors that lie far apart in the file', async () => {
    const folder = await tempFolder();
    const many = Array.from({ length: 20_000 }, (_, i) => `text ${i}`);
    const stored = await store(folder, many);
    const wanted = [19_999, 0, 8_191, 8_192, 12_345];
    const read = await withCache(folder, cache =>
      readAll(cache, keysOf(...wanted.map(i => `text ${i}`))),
    );
    expect(read).toEqual(wanted.flatMap(i => stored.slice(i * dimensions, (i + 1) * dimensions)));
  });

  it('survives being cut off at any byte, and grows again', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'vectors.bin');
    const stored = await store(folder, texts);
    const whole = await readFile(file);
    expect(whole.length).toBe(texts.length * recordBytes);
    for (let bytes = whole.length; bytes >= whole.length - 3 * recordBytes; bytes--) {
      await writeFile(file, whole.subarray(0, bytes));
      const kept = Math.floor(bytes / recordBytes);
      await withCache(folder, async cache => {
        expect(keys.map(key => cache.has(key))).toEqual(texts.map((_, i) => i < kept));
        expect(await readAll(cache, keys.slice(0, kept))).toEqual(
          stored.slice(0, kept * dimensions),
        );
      });
      expect((await stat(file)).size).toBe(kept * recordBytes);
    }
    await store(folder, ['after', 'the', 'cut']);
    await withCache(folder, cache => {
      expect(
        [...keys.slice(0, 2), ...keysOf('after', 'the', 'cut')].every(key => cache.has(key)),
      ).toBe(true);
    });
  });

  it('forgets a damaged record, and only that, until its text is embedded again', async () => {
    const folder = await tempFolder();
    const file = join(folder, 'vectors.bin');
    const stored = await store(folder, texts);
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = Buffer.from(whole);
          damaged[at] = (damaged[at] ?? 0) ^ change;
          await writeFile(file, damaged);
          const lost = Math.floor(at / recordBytes);
          const others = keys.filter((_, i) => i !== lost);
          const expected = stored.filter((_, i) => Math.floor(i / dimensions) !== lost);
          await withCache(folder, async cache => {
            expect(keys.map(key => cache.has(key))).toEqual(keys.map((_, i) => i !== lost));
            expect(await readAll(cache, others)).toEqual(expected);
          });
          const again = await store(folder, [texts[lost] ?? '']);
          const read = await withCache(folder, cache => readAll(cache, keys.slice(lost, lost + 1)));
          expect(read).toEqual(again);
        },
      ),
      { seed: 1, numRuns: 60 },
    );
  });

  it('takes no vectors of a file that belongs to something else', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'vectors.bin'), Buffer.alloc(10 * recordBytes, 'not ours'));
    await withCache(folder, cache => {
      expect(cache.size).toBe(0);
    });
  });

  it('says so when its folder cannot be used, and leaves it unlocked', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(VectorCache.open(join(folder, 'file'), dimensions)).rejects.toMatchObject({
      code: 'cache-unusable',
    });
    const taken = join(folder, 'taken');
    await mkdir(join(taken, 'vectors.bin'), { recursive: true });
    await expect(VectorCache.open(taken, dimensions)).rejects.toMatchObject({
      code: 'cache-unusable',
      message: `The cache folder ${taken} cannot be used (EISDIR). Choose another one.`,
    });
    await expect(stat(join(taken, 'lock'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('says so when its folder is read-only', async context => {
    const disk = join(await tempFolder(), 'disk');
    const mounted = await withMount(disk, 'ro', async () => {
      await expect(VectorCache.open(disk, dimensions)).rejects.toMatchObject({
        code: 'cache-unusable',
      });
    });
    if (!mounted) context.skip(noMount);
  });
});

describe('a cache on a full disk', () => {
  it('keeps what has room and goes on without keeping the rest', async context => {
    const disk = join(await tempFolder(), 'disk');
    const batch = (name: string): Buffer[] =>
      keysOf(...Array.from({ length: 500 }, (_, i) => `${name} ${i}`));
    const mounted = await withMount(disk, 'size=64k', async () => {
      await withCache(disk, async cache => {
        await cache.append(batch('a'), randomVectors(500));
        await cache.append(batch('b'), randomVectors(500));
        expect([cache.keeps, cache.size]).toEqual([true, 1_000]);
        const fresh = randomVectors(1_500, 2);
        const before = [...fresh.values];
        await cache.append([...batch('c'), ...batch('d'), ...batch('e')], fresh);
        expect([cache.keeps, cache.size]).toEqual([false, 1_000]);
        // Vectors are what they would be with the rest of the disk.
        expect([...fresh.values]).not.toEqual(before);
        await cache.append(batch('f'), randomVectors(500));
        expect(cache.size).toBe(1_000);
      });
      expect((await stat(join(disk, 'vectors.bin'))).size).toBe(1_000 * recordBytes);
      await withCache(disk, async cache => {
        expect(cache.size).toBe(1_000);
        expect(await readAll(cache, batch('b'))).toHaveLength(500 * dimensions);
      });
    });
    if (!mounted) context.skip(noMount);
  });

  it('is usable again once there is room', async context => {
    const disk = join(await tempFolder(), 'disk');
    const mounted = await withMount(disk, 'size=64k', async () => {
      const filler = join(disk, 'filler');
      await writeFile(filler, Buffer.alloc(1 << 20)).catch(() => undefined);
      await expect(VectorCache.open(disk, dimensions)).rejects.toMatchObject({
        code: 'cache-unusable',
      });
      await truncate(filler, 0);
      await withCache(disk, cache => {
        expect(cache.keeps).toBe(true);
      });
    });
    if (!mounted) context.skip(noMount);
  });
});
