import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

/** Gives the tests of a file folders of their own, which are removed after each test. */
export function tempFolders(): () => Promise<string> {
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true })));
  });
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
    folders.push(folder);
    return folder;
  };
}
