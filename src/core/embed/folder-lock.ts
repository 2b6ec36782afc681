import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../errors.ts';

/** The right to write to a folder, held by one process at a time. */
export class FolderLock {
  private constructor(private readonly path: string) {}

  /** Takes the lock of `folder`; undefined while another living process holds it. */
  static async take(folder: string): Promise<FolderLock | undefined> {
    const path = join(folder, 'lock');
    if (await create(path)) return new FolderLock(path);
    if (await isHeld(path)) return undefined;
    await rm(path, { force: true });
    return (await create(path)) ? new FolderLock(path) : undefined;
  }

  async release(): Promise<void> {
    await rm(this.path, { force: true });
  }
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Whether the process that wrote the lock still runs; an empty lock was just made by one. */
async function isHeld(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => 'gone'));
  if (Number.isNaN(pid)) return false;
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
