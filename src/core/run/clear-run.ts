import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { withFolderLock } from '../folder-lock.ts';
import { isRunFile, runFile } from './run-folder.ts';
import { writeError } from './write-error.ts';

/**
 * Deletes a run's own files, and the folder when nothing else is in it. A folder that is not there
 * is cleared already.
 * @throws HumanError when the files cannot be deleted
 */
export async function clearRun(folder: string): Promise<void> {
  try {
    const { signal } = new AbortController();
    const removed = await withFolderLock(folder, signal, () => removeFiles(folder));
    if (removed) await rmdir(folder).catch(() => undefined); // not empty when others' files are in it
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw writeError(folder, error);
  }
}

/** Whether there were any besides the lock. */
async function removeFiles(folder: string): Promise<boolean> {
  const own = (await readdir(folder)).filter(isRunFile);
  // run.json first: without it the rest is no run, so a crash in between leaves nothing half valid.
  own.sort((a, b) => Number(b === runFile) - Number(a === runFile));
  for (const name of own) await rm(join(folder, name), { force: true });
  return own.length > 1;
}
