import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import { fullBytes, manyTexts, recordBytes, recordsStart, store } from '../embed/cache-records.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

describe('cache', () => {
  it('shows how much the vectors take, and deletes them with --clear', async () => {
    const folder = await tempFolder();
    await store(folder, manyTexts('text', 65_536));
    const shown = await run('cache', '--cache', folder);
    expect(shown).toEqual({
      code: 0,
      stdout: `${(fullBytes / 1e6).toFixed(1)} MB of vectors in ${folder}\n`,
      stderr: '',
    });
    expect(await cacheBytes(folder)).toBe(fullBytes);
    const cleared = await run('cache', '--clear', '--cache', folder);
    expect(cleared.stdout).toBe(
      `${(fullBytes / 1e6).toFixed(1)} MB of vectors deleted from ${folder}\n`,
    );
    expect(await cacheBytes(folder)).toBe(0);
  });

  it('prints one object with --json, also of a folder that is not there', async () => {
    const folder = join(await tempFolder(), 'none');
    const empty = await run('cache', '--cache', folder, '--json');
    expect(JSON.parse(empty.stdout)).toEqual({ folder, bytes: 0, freed: 0 });
    await store(folder, ['one']);
    const cleared = await run('cache', '--clear', '--cache', folder, '--json');
    const freed = recordsStart + recordBytes;
    expect(JSON.parse(cleared.stdout)).toEqual({ folder, bytes: 0, freed });
  });

  it('takes no file, and sizes within bounds', async () => {
    expect((await run('cache', 'data.jsonl')).code).toBe(2);
    const small = await run('cluster', 'data.jsonl', '--cache-size', '1');
    expect(small.code).toBe(2);
    expect(small.stderr).toContain('--cache-size takes a whole number from 100 to 10000000');
  });
});
