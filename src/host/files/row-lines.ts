import { resolve } from 'node:path';
import type { Uri } from 'vscode';
import type { Run } from '../../core/run/run.ts';
import type { ClusteredFile } from './clustered-file.ts';

/**
 * Whether the rows of a run are the lines of its file, so that an editor can show their clusters. The
 * rows of lists, tables and packed files are shown in the rows view only.
 */
export function areLinesOfFile({ origin }: Pick<Run, 'origin'>): boolean {
  return origin === undefined || (origin.container === 'lines' && origin.compression === 'none');
}

/** The file whose lines are the rows of `source`: itself, or what was made of it when it was clustered. */
export function pathOfLines(source: Uri, file: ClusteredFile): string {
  const { result } = file;
  if (result?.run.origin === undefined) return source.fsPath;
  return resolve(result.folder, result.run.source.path);
}
