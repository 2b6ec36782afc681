import type { FilePlace } from '../dataset/rows/row-view.ts';
import type { Run } from './run.ts';

/**
 * Where a line of a set comes from; undefined for a run of a single file.
 * @param line as in the run, from 1
 */
export function setPlace({ origin }: Pick<Run, 'origin'>, line: number): FilePlace | undefined {
  let before = 0;
  for (const { path, lines } of origin?.files ?? []) {
    if (line <= before + lines) return { file: path, line: line - before };
    before += lines;
  }
  return undefined;
}
