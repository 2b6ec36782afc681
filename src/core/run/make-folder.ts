import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from '../errors.ts';

/**
 * Makes a folder and those above it. Node's own recursive `mkdir` says ENOENT on a read-only file
 * system, from which nobody learns what is wrong.
 * @returns the topmost folder that was made; undefined when `path` was there already
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path);
    return path;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' && dirname(path) !== path) {
      const top = await makeFolder(dirname(path));
      if (top === undefined) throw error; // the parent is there, and yet it cannot be made
      await mkdir(path);
      return top;
    }
    if ((await stat(path).catch(() => undefined))?.isDirectory() === true) return undefined;
    throw error;
  }
}
