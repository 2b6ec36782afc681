import { spawnSync } from 'node:child_process';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FolderLock } from '../../../src/core/embed/folder-lock.ts';
import { VectorCache } from '../../../src/core/embed/vector-cache.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { dimensions, keysOf, randomVectors, readAll, recordBytes, store } from './cache-records.ts';

const tempFolder = tempFolders();

function idOfDeadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('FolderLock', () => {
  it('is held by one at a time and free once released', async () => {
    const folder = await tempFolder();
    const lock = await FolderLock.take(folder);
    expect(await readFile(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
    expect(await FolderLock.take(folder)).toBeUndefined();
    await lock?.release();
    expect(await readdir(folder)).toEqual([]);
    expect(await FolderLock.take(folder)).toBeDefined();
  });

  it('respects a living process and takes over from a dead one', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'lock'), String(process.ppid));
    expect(await FolderLock.take(folder)).toBeUndefined();
    await writeFile(join(folder, 'lock'), String(idOfDeadProcess()));
    expect(await FolderLock.take(folder)).toBeDefined();
  });

  it('waits for the name of a lock that was just made, but not for ever', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'lock');
    await writeFile(path, '');
    expect(await FolderLock.take(folder)).toBeUndefined();
    const minuteAgo = Date.now() / 1000 - 60;
    await utimes(path, minuteAgo, minuteAgo);
    expect(await FolderLock.take(folder)).toBeDefined();
  });

  it.each(['oops', '-1', '1.5', '99999999999'])(
    'takes over from %j, which is no process',
    async content => {
      const folder = await tempFolder();
      await writeFile(join(folder, 'lock'), content);
      expect(await FolderLock.take(folder)).toBeDefined();
    },
  );
});

describe('a second opener of a cache', () => {
  it('reads what is there and writes nothing', async () => {
    const folder = await tempFolder();
    const stored = await store(folder, ['a', 'b']);
    const first = await VectorCache.open(folder, dimensions);
    const second = await VectorCache.open(folder, dimensions);
    expect([first.keeps, second.keeps]).toEqual([true, false]);
    const fresh = randomVectors(1, 3);
    const before = [...fresh.values];
    await second.append(keysOf('c'), fresh);
    expect([...fresh.values]).not.toEqual(before);
    expect(second.size).toBe(2);
    expect(await readAll(second, keysOf('a', 'b'))).toEqual(stored);
    await second.close();
    expect((await readFile(join(folder, 'vectors.bin'))).length).toBe(2 * recordBytes);
    await first.append(keysOf('d'), randomVectors(1, 4));
    await first.close();
    const third = await VectorCache.open(folder, dimensions);
    expect([third.keeps, third.size]).toEqual([true, 3]);
    await third.close();
  });

  it('leaves alone a record that the first is just writing', async () => {
    const folder = await tempFolder();
    await store(folder, ['a', 'b']);
    const first = await VectorCache.open(folder, dimensions);
    const file = join(folder, 'vectors.bin');
    const half = (await readFile(file)).subarray(0, recordBytes / 2);
    await writeFile(file, half, { flag: 'a' });
    const second = await VectorCache.open(folder, dimensions);
    expect(second.size).toBe(2);
    await second.close();
    expect((await readFile(file)).length).toBe(2.5 * recordBytes);
    await first.close();
  });
});
