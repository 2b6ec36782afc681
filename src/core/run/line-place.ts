import type { Run } from './run.ts';

/** Where a line of a run comes from. */
export interface LinePlace {
  /** Of a set the path of the file in its folder. */
  readonly file: string | undefined;
  /** Its number there, from 1; of rows that are no lines the number of the row. */
  readonly line: number;
}

/** @param line as in the run, from 1 */
export function linePlace({ origin }: Pick<Run, 'origin'>, line: number): LinePlace {
  let before = 0;
  for (const { path, lines } of origin?.files ?? []) {
    if (line <= before + lines) return { file: path, line: line - before };
    before += lines;
  }
  return { file: undefined, line };
}
