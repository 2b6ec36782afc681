import type { CuratedRun } from '../curate/curated-run.ts';
import { unpackedVector } from '../math/packed-vectors.ts';
import { dot, normalise } from '../math/vectors.ts';

/** A row of a cluster that is nearly as near to another one. */
interface NearBorder {
  readonly row: number;
  /** Distance to the centroid of the other cluster less that to the own one. */
  readonly difference: number;
}

/**
 * The rows of cluster `own` that are nearest to the border with `other`, of every text the first; among those
 * to which `other` is the second-nearest, where both clusters are as they were found.
 * @returns the nearest first, at most `limit`
 * @throws HumanError `run-damaged`
 */
export async function borderRows(
  curated: CuratedRun,
  own: number,
  other: number,
  limit: number,
): Promise<NearBorder[]> {
  const { opened, cluster } = curated;
  const { text, second } = opened.rows;
  const { vectors, places } = await opened.readVectors();
  const vectorOf = (row: number): Float32Array | undefined => {
    const place = places[text[row] ?? -1] ?? -1;
    return place < 0 ? undefined : unpackedVector(vectors, place);
  };
  const [from, to] = [own, other].map(id => centroidOf(cluster, id, vectorOf));
  if (from === undefined || to === undefined) return [];
  const direction = from.map((value, d) => value - (to[d] ?? 0));
  const asFound = [own, other].every(id => isAsFound(cluster, opened.rows.cluster, id));
  const seen = new Set<number>();
  const near: NearBorder[] = [];
  cluster.forEach((id, row) => {
    if (id !== own || (asFound && second[row] !== other)) return;
    const number = text[row] ?? 0;
    const vector = seen.has(number) ? undefined : vectorOf(row);
    if (vector === undefined) return;
    seen.add(number);
    near.push({ row, difference: dot(vector, direction) });
  });
  return near.sort((a, b) => a.difference - b.difference || a.row - b.row).slice(0, limit);
}

/** Mean direction of the rows of a cluster; undefined when it has none with a vector. */
function centroidOf(
  cluster: Int32Array,
  id: number,
  vectorOf: (row: number) => Float32Array | undefined,
): Float32Array | undefined {
  let sum: Float32Array | undefined;
  cluster.forEach((other, row) => {
    const vector = other === id ? vectorOf(row) : undefined;
    if (vector === undefined) return;
    if (sum === undefined) sum = vector.slice();
    else for (let d = 0; d < sum.length; d++) sum[d] = (sum[d] ?? 0) + (vector[d] ?? 0);
  });
  if (sum !== undefined) normalise(sum);
  return sum;
}

function isAsFound(cluster: Int32Array, found: Int32Array, id: number): boolean {
  return cluster.every((now, row) => (now === id) === (found[row] === id));
}
