import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';
import { isRunFile, runFile } from './run-folder.ts';
import { writeError } from './write-error.ts';

/**
 * Deletes a run's own files, and the folder when nothing else is in it. A folder that is not there
 * is cleared already.
 * @throws HumanError when the files cannot be deleted
 */
export async function clearRun(folder: string): Promise<void> {
  try {
    const names = await readdir(folder);
    const own = names.filter(isRunFile);
    // run.json first: without it the rest is no run, so a crash in between leaves nothing half valid.
    own.sort((a, b) => Number(b === runFile) - Number(a === runFile));
    for (const name of own) await rm(join(folder, name), { force: true });
    if (own.length > 0 && own.length === names.length) await rmdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw writeError(folder, error);
  }
}
