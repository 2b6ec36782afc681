import { stat } from 'node:fs/promises';
import type { SourceIdentity } from './row-table.ts';
import { sourceChanged } from './scan.ts';
import { sourceError } from './source-error.ts';

/**
 * Whether the file has the size and the time of `source`, by which one looks without reading it.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export async function looksUnchanged(
  path: string,
  source: Pick<SourceIdentity, 'bytes' | 'modifiedMs'>,
): Promise<boolean> {
  try {
    const now = await stat(path);
    return now.size === source.bytes && now.mtimeMs === source.modifiedMs;
  } catch (error) {
    throw sourceError(path, error);
  }
}

/** @throws HumanError `source-changed`, `source-missing` or `source-unreadable` */
export async function requireUnchanged(path: string, source: SourceIdentity): Promise<void> {
  if (!(await looksUnchanged(path, source))) throw sourceChanged(path);
}
