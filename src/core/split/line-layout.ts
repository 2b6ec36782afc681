import { noCluster } from '../run/line-clusters.ts';
import type { RunInvalid } from '../run/run-invalid.ts';
import type { RowPlaces } from '../run/run-rows.ts';
import type { Run } from '../run/run.ts';

/** Where every line of the source lies and which cluster it has. */
export interface LineLayout {
  readonly lines: number;
  /** lines + 1 byte offsets; line i is bytes starts[i] … starts[i + 1], terminator included. */
  readonly starts: Float64Array;
  /** Cluster id of each line; 0 for an unclustered row, −1 for an invalid line, −3 for a dropped row. */
  readonly cluster: Int32Array;
  /** Whether the file begins with a byte order mark, which belongs to no line. */
  readonly bom: boolean;
}

export const invalidLine = -1;
const bomBytes = 3;

/**
 * Puts the rows and the invalid lines of a run back into the order of the file.
 * @param clusters all that rows can be in
 * @returns undefined when they do not cover the file: every line once, without gap or overlap
 */
export function lineLayout(
  run: Run,
  rows: RowPlaces,
  invalid: RunInvalid,
  clusters: readonly { readonly id: number }[],
): LineLayout | undefined {
  const { lines, bytes } = run.source;
  const starts = new Float64Array(lines + 1).fill(NaN);
  const cluster = new Int32Array(lines).fill(invalidLine);
  starts[lines] = bytes;
  rows.line.forEach((line, row) => {
    starts[line - 1] = rows.byteOffset[row] ?? NaN;
    cluster[line - 1] = rows.cluster[row] ?? NaN;
  });
  invalid.line.forEach((line, at) => (starts[line - 1] = invalid.byteOffset[at] ?? NaN));
  const first = starts[0] ?? NaN;
  let ascending = true;
  for (let line = 1; line <= lines; line++) {
    ascending &&= (starts[line] ?? NaN) > (starts[line - 1] ?? NaN);
  }
  const ids = new Set([noCluster.dropped, invalidLine, 0, ...clusters.map(({ id }) => id)]);
  const known = cluster.every(id => ids.has(id));
  // rows + invalid = lines and no start left NaN: so every line was given exactly once.
  const covered = ascending && (first === 0 || first === bomBytes);
  return covered && known ? { lines, starts, cluster, bom: first === bomBytes } : undefined;
}
