import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { listRowFiles } from '../forms/file-set.ts';
import type { SourceIdentity } from './row-table.ts';
import { sourceChanged } from './scan.ts';
import { sourceError } from './source-error.ts';

interface SizedFile extends Pick<SourceIdentity, 'bytes' | 'modifiedMs'> {
  readonly path: string;
}

/** By what one sees without reading whether a file or a set of files is as it was. */
export interface SourceVersion extends Pick<SourceIdentity, 'bytes' | 'modifiedMs'> {
  /** Those of a set, by their paths in its folder. */
  readonly files?: readonly SizedFile[] | undefined;
  /** Files of a set that could not be read. */
  readonly leftOut?: readonly SizedFile[] | undefined;
  readonly whole?: boolean | undefined;
}

/**
 * Whether the file has the size and the time of `source`, by which one looks without reading it; of a set, whether all
 * of its files have.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function looksUnchanged(path: string, source: SourceVersion): Promise<boolean> {
  if (source.files !== undefined) return setUnchanged(path, source.files, source);
  try {
    const now = await stat(path);
    return now.size === source.bytes && now.mtimeMs === source.modifiedMs;
  } catch (error) {
    throw sourceError(path, error);
  }
}

async function setUnchanged(
  folder: string,
  files: readonly SizedFile[],
  { leftOut = [], whole }: SourceVersion,
): Promise<boolean> {
  const known = new Set([...files, ...leftOut].map(file => file.path));
  const names = whole === true ? await listRowFiles(folder) : [...known];
  if (names.length !== known.size || !names.every(name => known.has(name))) return false;
  for (const file of [...files, ...leftOut]) {
    if (!(await looksUnchanged(resolve(folder, file.path), file))) return false;
  }
  return true;
}

/** @throws HumanError `source-changed`, `source-missing` or `source-unreadable` */
export async function requireUnchanged(path: string, source: SourceVersion): Promise<void> {
  if (!(await looksUnchanged(path, source))) throw sourceChanged(path);
}
