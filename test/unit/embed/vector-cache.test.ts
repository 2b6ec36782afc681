import { mkdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../run/temp-folder.ts';
import { noMount, withMount } from '../run/with-mount.ts';
import {
  dimensions,
  keysStart,
  manyTexts,
  onlySegment,
  openCache,
  patch,
  randomVectors,
  readFrom,
  readTexts,
  recordBytes,
  recordsStart,
  segmentsIn,
  store,
  storeIn,
  withCache,
} from './cache-records.ts';

const tempFolder = tempFolders();
const texts = ['하나', 'two', '三', 'vier', 'cinq'];

describe('VectorCache', () => {
  it('gives back in any order what was stored, after it was opened again', async () => {
    const root = join(await tempFolder(), 'made', 'here');
    const stored = await store(root, texts);
    await withCache(root, [...texts, 'other'], async cache => {
      expect(cache.size).toBe(texts.length);
      expect([0, 4, 5].map(text => cache.has(text))).toEqual([true, true, false]);
      const [first, last] = [stored.slice(0, dimensions), stored.slice(-dimensions)];
      expect(await readFrom(cache, [4, 5, 0, 4, 5])).toEqual({
        missing: [1, 4],
        values: [...last, ...first, ...last],
      });
    });
  });

  it('finds the texts of one file among those of others', async () => {
    const root = await tempFolder();
    const stored = await store(root, texts);
    await store(root, ['another', 'file']);
    const values = [...stored.slice(dimensions, 2 * dimensions), ...stored.slice(0, dimensions)];
    expect(await readTexts(root, ['two', 'new', '하나'])).toEqual({ missing: [1], values });
  });

  it('replaces fresh vectors by what is stored', async () => {
    await withCache(await tempFolder(), texts, async cache => {
      const fresh = randomVectors(texts.length);
      const before = [...fresh.values];
      await cache.append([...texts.keys()], fresh);
      expect([...fresh.values]).not.toEqual(before);
      const { values } = await readFrom(cache, [...texts.keys()]);
      expect([...fresh.values]).toEqual(values);
    });
  });

  it('reads vectors that lie far apart, and goes on in another segment when one is full', async () => {
    const root = await tempFolder();
    const many = manyTexts('text', 70_000);
    const stored = await store(root, many);
    expect(await segmentsIn(root)).toHaveLength(2);
    const wanted = [69_999, 0, 8_191, 8_192, 12_345, 65_535, 65_536, 64, 129];
    const read = await withCache(root, many, cache => readFrom(cache, wanted));
    expect(read).toEqual({
      missing: [],
      values: wanted.flatMap(i => stored.slice(i * dimensions, (i + 1) * dimensions)),
    });
    expect((await readTexts(root, many)).values).toEqual(stored);
  });

  it('carries out calls that overlap one after the other', async () => {
    const root = await tempFolder();
    await withCache(root, manyTexts('t', 40), async cache => {
      const numbers = [...Array(40).keys()];
      const stored = numbers.map(number => storeIn(cache, [number]));
      const read = readFrom(cache, numbers);
      expect(await read).toEqual({ missing: [], values: (await Promise.all(stored)).flat() });
    });
  });

  it('says so when its folder cannot be used', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'file'), '');
    const root = join(folder, 'file');
    await expect(openCache(root, texts)).rejects.toMatchObject({
      code: 'cache-unusable',
      message: `The cache folder ${join(root, 'm')} cannot be used (ENOTDIR). Choose another one.`,
    });
  });

  it('says so when its folder is read-only', async context => {
    const disk = join(await tempFolder(), 'disk');
    const mounted = await withMount(disk, 'ro', async () => {
      await expect(openCache(disk, texts)).rejects.toMatchObject({ code: 'cache-unusable' });
    });
    if (!mounted) context.skip(noMount);
  });
});

describe('a cache that was cut off or damaged', () => {
  it('gives what is whole when it was cut off at any byte, and grows again', async () => {
    const root = await tempFolder();
    const stored = await store(root, texts);
    const path = await onlySegment(root);
    const whole = await readFile(path);
    expect(whole.length).toBe(recordsStart + texts.length * recordBytes);
    const heads = [0, 1, 19, 20, 21, keysStart - 1, keysStart, keysStart + 40, recordsStart - 1];
    const tails = [...Array(3 * recordBytes + 1).keys()].map(cut => whole.length - cut);
    for (const bytes of [...tails, ...heads]) {
      await writeFile(path, whole.subarray(0, bytes));
      const kept = Math.max(0, Math.floor((bytes - recordsStart) / recordBytes));
      const left = {
        missing: [0, 1, 2, 3, 4].slice(kept),
        values: stored.slice(0, kept * dimensions),
      };
      expect(await readTexts(root, texts)).toEqual(left);
    }
    await writeFile(path, whole.subarray(0, recordsStart + 2.5 * recordBytes));
    const more = ['after', 'the', 'cut'];
    const added = await store(root, more);
    expect(await segmentsIn(root)).toEqual([path]);
    expect(await readTexts(root, ['하나', 'two', '三', ...more])).toEqual({
      missing: [2],
      values: [...stored.slice(0, 2 * dimensions), ...added],
    });
  });

  it('gives nothing wrong when it is killed at any byte that it writes', async () => {
    const root = await tempFolder();
    const stored = await store(root, texts);
    const path = await onlySegment(root);
    const whole = await readFile(path);
    // Two records are there; the other three are appended at once: first records, then keys.
    const before = Buffer.from(whole.subarray(0, recordsStart + 2 * recordBytes));
    before.fill(0, keysStart + 2 * 16, keysStart + 5 * 16);
    const writes = [
      { at: recordsStart + 2 * recordBytes, bytes: 3 * recordBytes },
      { at: keysStart + 2 * 16, bytes: 3 * 16 },
    ];
    for (let written = 0; written <= 3 * (recordBytes + 16); written++) {
      const after = Buffer.alloc(
        Math.max(
          before.length,
          recordsStart + 2 * recordBytes + Math.min(written, 3 * recordBytes),
        ),
      );
      after.set(before);
      let left = written;
      for (const { at, bytes } of writes) {
        after.set(whole.subarray(at, at + Math.min(left, bytes)), at);
        left = Math.max(0, left - bytes);
      }
      await writeFile(path, after);
      const keys = Math.max(0, Math.floor((written - 3 * recordBytes) / 16));
      const missing = [2, 3, 4].slice(keys);
      expect(await readTexts(root, texts)).toEqual({
        missing,
        values: stored.slice(0, (2 + keys) * dimensions),
      });
      if (missing.length === 0) continue;
      const again = await store(
        root,
        missing.map(text => texts[text] ?? ''),
      );
      expect(await readTexts(root, texts)).toEqual({
        missing: [],
        values: [...stored.slice(0, (2 + keys) * dimensions), ...again],
      });
      expect(await segmentsIn(root)).toEqual([path]);
    }
  });

  it('finds a damaged vector when it is read, and keeps it once it was embedded again', async () => {
    const root = await tempFolder();
    const stored = await store(root, texts);
    const path = await onlySegment(root);
    const whole = await readFile(path);
    const places = fc.oneof(
      fc.integer({ min: keysStart, max: keysStart + texts.length * 16 - 1 }),
      fc.integer({ min: recordsStart, max: whole.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        await writeFile(path, whole);
        await patch(path, at, Uint8Array.of((whole[at] ?? 0) ^ change));
        const lost =
          at < recordsStart
            ? Math.floor((at - keysStart) / 16)
            : Math.floor((at - recordsStart) / recordBytes);
        const others = stored.filter((_, i) => Math.floor(i / dimensions) !== lost);
        expect(await readTexts(root, texts)).toEqual({ missing: [lost], values: others });
        const again = await store(root, [texts[lost] ?? '']);
        expect(await readTexts(root, [texts[lost] ?? ''])).toEqual({ missing: [], values: again });
        expect((await readTexts(root, texts)).missing).toEqual([]);
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('gives no vector to the key of another', async () => {
    const root = await tempFolder();
    await store(root, texts);
    const path = await onlySegment(root);
    const content = await readFile(path);
    const first = Buffer.from(content.subarray(keysStart, keysStart + 16));
    content.copyWithin(keysStart, keysStart + 16, keysStart + 32);
    content.set(first, keysStart + 16);
    await writeFile(path, content);
    expect((await readTexts(root, texts)).missing).toEqual([0, 1]);
  });

  it('takes no vectors of a file that belongs to something else', async () => {
    const root = await tempFolder();
    await mkdir(join(root, 'm'));
    const path = join(root, 'm', '0123456789ab.vectors');
    const content = Buffer.alloc(recordsStart + 10 * recordBytes, 'not ours');
    await writeFile(path, content);
    await store(root, texts);
    expect((await readTexts(root, texts)).missing).toEqual([]);
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  it('leaves the vectors of a newer version alone, says so, and goes on beside them', async () => {
    const root = await tempFolder();
    await store(root, texts);
    const path = await onlySegment(root);
    await patch(path, 8, Uint8Array.of(2));
    const newer = await readFile(path);
    const notices: string[] = [];
    const notice = (message: string): void => void notices.push(message);
    const read = await withCache(root, texts, cache => readFrom(cache, [0, 1]), { notice });
    expect(read.missing).toEqual([0, 1]);
    expect(notices).toEqual([
      `The cache folder ${root} has vectors of a newer version of this program. They are left alone, and texts are embedded again where needed.`,
    ]);
    await store(root, texts, { limitBytes: 0 });
    expect(await segmentsIn(root)).toEqual([path]);
    await store(root, texts);
    expect((await readTexts(root, texts)).missing).toEqual([]);
    expect((await readFile(path)).equals(newer)).toBe(true);
  });
});

describe('a cache on a full disk', () => {
  const many = manyTexts('text', 3_000);
  const numbers = (first: number, count: number): number[] =>
    Array.from({ length: count }, (_, i) => first + i);

  it('keeps what has room, says so once, and goes on without keeping the rest', async context => {
    const disk = join(await tempFolder(), 'disk');
    const notices: string[] = [];
    const notice = (message: string): void => void notices.push(message);
    const mounted = await withMount(disk, 'size=64k', async () => {
      const use = async (cache: Awaited<ReturnType<typeof openCache>>): Promise<void> => {
        await storeIn(cache, numbers(0, 500));
        await storeIn(cache, numbers(500, 500));
        expect([cache.keeps, cache.size]).toEqual([true, 1_000]);
        const fresh = randomVectors(1_500, 2);
        const before = [...fresh.values];
        await cache.append(numbers(1_000, 1_500), fresh);
        expect(cache.keeps).toBe(false);
        // Vectors are what they would be with the rest of the disk.
        expect([...fresh.values]).not.toEqual(before);
        await storeIn(cache, numbers(2_500, 500));
        expect(cache.size).toBe(1_000);
      };
      await withCache(disk, many, use, { notice });
      await withCache(disk, many, async cache => {
        const { missing } = await readFrom(cache, numbers(0, 1_000));
        expect(missing).toEqual([]);
      });
    });
    if (!mounted) context.skip(noMount);
    expect(notices).toEqual([expect.stringContaining(`no space left in the cache folder ${disk}`)]);
  });

  it('keeps again once there is room', async context => {
    const disk = join(await tempFolder(), 'disk');
    const mounted = await withMount(disk, 'size=64k', async () => {
      await mkdir(join(disk, 'm'));
      const filler = join(disk, 'filler');
      await writeFile(filler, Buffer.alloc(1 << 20)).catch(() => undefined);
      expect((await stat(dirname(filler))).isDirectory()).toBe(true);
      const keeps = (): Promise<boolean> =>
        withCache(disk, many, async cache => {
          await storeIn(cache, [0]);
          return cache.keeps;
        });
      expect(await keeps()).toBe(false);
      await truncate(filler, 0);
      expect(await keeps()).toBe(true);
    });
    if (!mounted) context.skip(noMount);
  });
});
