import { open, readFile, rm, stat, type FileHandle } from 'node:fs/promises';
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

/** How long a lock may be empty: from making the file to writing the process id into it. */
const emptyMs = 10_000;

async function create(path: string): Promise<boolean> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    return true;
  } catch (error) {
    if (file === undefined && systemCode(error) === 'EEXIST') return false;
    if (file !== undefined) await rm(path, { force: true }); // no space left to write the id
    throw error;
  } finally {
    await file?.close();
  }
}

/** Whether the process that wrote the lock still runs. */
async function isHeld(path: string): Promise<boolean> {
  const content = await readFile(path, 'utf8').catch(() => 'gone');
  if (content === '') return isNew(path);
  if (!/^[1-9]\d*$/.test(content)) return false;
  try {
    process.kill(Number(content), 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

async function isNew(path: string): Promise<boolean> {
  const lock = await stat(path).catch(() => undefined);
  return lock !== undefined && Date.now() - lock.mtimeMs < emptyMs;
}
