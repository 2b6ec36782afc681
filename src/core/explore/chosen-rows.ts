import type { RunRows } from '../run/run-rows.ts';

/** Rows of the clusters that were chosen, in the order of the file; of the whole run when none was. */
export function rowsOfClusters(cluster: Int32Array, chosen: readonly number[]): Uint32Array {
  const accepts = acceptsClusters(cluster, chosen);
  const rows = new Uint32Array(cluster.length);
  let count = 0;
  for (let row = 0; row < cluster.length; row++) if (accepts(row)) rows[count++] = row;
  return rows.slice(0, count);
}

/** Whether a row is in one of the clusters that were chosen; every row is when none was. */
export function acceptsClusters(
  cluster: Int32Array,
  chosen: readonly number[],
): (row: number) => boolean {
  if (chosen.length === 0) return () => true;
  const ids = new Set(chosen);
  return row => ids.has(cluster[row] ?? -1);
}

/**
 * The rows that begin at some bytes of the file; bytes at which none begins are passed over.
 * @param offsets ascending
 */
export function rowsAt(
  { byteOffset }: Pick<RunRows, 'byteOffset'>,
  offsets: Float64Array,
): Uint32Array {
  const found = new Uint32Array(offsets.length);
  let count = 0;
  for (const offset of offsets) {
    const row = rowFrom(byteOffset, offset);
    if (byteOffset[row] === offset) found[count++] = row;
  }
  return found.subarray(0, count);
}

/** The first row that begins at `offset` or behind it. */
function rowFrom(byteOffset: Float64Array, offset: number): number {
  let low = 0;
  let high = byteOffset.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((byteOffset[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
