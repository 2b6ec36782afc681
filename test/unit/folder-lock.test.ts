import { spawnSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFile, withFolderLock } from '../../src/core/folder-lock.ts';
import { processToken } from '../../src/core/process-token.ts';
import { tempFolders } from './run/temp-folder.ts';

const tempFolder = tempFolders();
const { signal } = new AbortController();

function deadToken(): string {
  const { pid } = spawnSync(process.execPath, ['--version']);
  return processToken().replace(/-[^-]+-[^-]+$/, `-${pid.toString(36)}-1`);
}

describe('withFolderLock', () => {
  it('lets one write at a time, and leaves nothing', async () => {
    const folder = await tempFolder();
    let inside = 0;
    const work = async (): Promise<number> => {
      const now = ++inside;
      expect(await readFile(join(folder, lockFile), 'utf8')).toBe(processToken());
      inside--;
      return now;
    };
    const all = Array.from({ length: 8 }, () => withFolderLock(folder, signal, work));
    expect(await Promise.all(all)).toEqual(Array(8).fill(1));
    expect(await readdir(folder)).toEqual([]);
  });

  it('is free again when the work fails', async () => {
    const folder = await tempFolder();
    const failing = withFolderLock(folder, signal, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from processes that are gone, whoever of several is first', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, lockFile), deadToken());
    let inside = 0;
    const work = async (): Promise<number> => {
      const now = ++inside;
      await readdir(folder);
      inside--;
      return now;
    };
    const all = Array.from({ length: 8 }, () => withFolderLock(folder, signal, work));
    expect(await Promise.all(all)).toEqual(Array(8).fill(1));
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives up on a living process after a while, and at once when it is told to', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, lockFile), processToken());
    const work = (): Promise<number> => Promise.resolve(1);
    await expect(withFolderLock(folder, signal, work, 0)).rejects.toMatchObject({
      code: 'folder-busy',
      message: `Another window or command is writing to ${folder}. Try again when it is done.`,
    });
    const aborted = withFolderLock(folder, AbortSignal.abort('enough'), work);
    await expect(aborted).rejects.toBe('enough');
    expect(await readdir(folder)).toEqual([lockFile]);
  });
});
