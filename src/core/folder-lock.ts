import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { t } from '@vscode/l10n';
import { HumanError, systemCode } from './errors.ts';
import { isGone, processToken } from './process-token.ts';

/** The file that says which process writes to a folder. */
export const lockFile = 'lock';

const askAgainMs = 50;
/** How long a lock may be empty, which it is from being made to being signed. */
const unsignedMs = 5_000;

/**
 * Does `work` while no other process, and no other call in this one, writes to `folder`; waits for
 * those that do. The lock of a process that has ended is taken over.
 * @param patienceMs how long to wait
 * @throws HumanError `folder-busy` after that; the abort reason; system errors
 */
export async function withFolderLock<T>(
  folder: string,
  signal: AbortSignal,
  work: () => Promise<T>,
  patienceMs = 60_000,
): Promise<T> {
  const path = join(folder, lockFile);
  const since = performance.now();
  while (!(await take(path))) {
    signal.throwIfAborted();
    const waited = performance.now() - since;
    if (await isAbandoned(path, waited)) await removeAbandoned(path);
    else if (waited > patienceMs) throw busy(folder);
    else await sleep(askAgainMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function take(path: string): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx');
    await file.writeFile(processToken());
    return true;
  } catch (error) {
    if (file === undefined && systemCode(error) === 'EEXIST') return false;
    if (file !== undefined) await rm(path, { force: true }); // no space left to sign it
    throw error;
  } finally {
    await file?.close();
  }
}

async function isAbandoned(path: string, waited: number): Promise<boolean> {
  const owner = await readFile(path, 'utf8').catch(() => undefined);
  if (owner === undefined) return false;
  return owner === '' ? waited > unsignedMs : isGone(owner);
}

/** Moved away first, so that of two that see it abandoned only one removes it. */
async function removeAbandoned(path: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  await rename(path, aside).catch(() => undefined);
  if (await isAbandoned(aside, Infinity)) await rm(aside, { force: true });
  else await rename(aside, path).catch(() => undefined);
}

function busy(folder: string): HumanError {
  return new HumanError(
    'folder-busy',
    t('Another window or command is writing to {0}. Try again when it is done.', folder),
  );
}
