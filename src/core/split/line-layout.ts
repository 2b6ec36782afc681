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
/** The least number that a line has for a cluster. */
const leastCluster = noCluster.dropped;
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
  const isKnown = knownClusters(clusters);
  let known = true;
  starts[lines] = bytes;
  for (let row = 0; row < rows.count; row++) {
    const at = (rows.line[row] ?? NaN) - 1;
    const id = rows.cluster[row] ?? NaN;
    starts[at] = rows.byteOffset[row] ?? NaN;
    cluster[at] = id;
    known &&= isKnown[id - leastCluster] === 1;
  }
  invalid.line.forEach((line, at) => (starts[line - 1] = invalid.byteOffset[at] ?? NaN));
  const first = starts[0] ?? NaN;
  let ascending = true;
  for (let line = 1; line <= lines; line++) {
    ascending &&= (starts[line] ?? NaN) > (starts[line - 1] ?? NaN);
  }
  // rows + invalid = lines and no start left NaN: so every line was given exactly once.
  const covered = ascending && (first === 0 || first === bomBytes);
  return covered && known ? { lines, starts, cluster, bom: first === bomBytes } : undefined;
}

/** 1 for every number that a line may have for a cluster, less the least of them. */
function knownClusters(clusters: readonly { readonly id: number }[]): Uint8Array {
  const ids = [
    noCluster.dropped,
    invalidLine,
    noCluster.unclustered,
    ...clusters.map(({ id }) => id),
  ];
  const known = new Uint8Array(Math.max(...ids) - leastCluster + 1);
  for (const id of ids) known[id - leastCluster] = 1;
  return known;
}
