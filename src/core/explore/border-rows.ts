import { unpackedVector } from '../math/packed-vectors.ts';
import { dot, vectorAt } from '../math/vectors.ts';
import { readCentroids } from '../run/open-run.ts';
import type { OpenedRun } from '../run/opened-run.ts';

/** A row of a cluster that is nearly as near to another one. */
interface NearBorder {
  readonly row: number;
  /** Distance to the centroid of the other cluster less that to the own one. */
  readonly difference: number;
}

/**
 * The rows of cluster `own` that are nearest to the border with `other`, of every text the first,
 * among those to which `other` is the second-nearest.
 * @returns the nearest first, at most `limit`
 * @throws HumanError `run-damaged`
 */
export async function borderRows(
  opened: OpenedRun,
  own: number,
  other: number,
  limit: number,
): Promise<NearBorder[]> {
  const { folder, run, rows } = opened;
  const { numbers, centroids } = await readCentroids(folder, run);
  const [from, to] = [numbers.indexOf(own), numbers.indexOf(other)];
  if (from < 0 || to < 0) return [];
  const direction = vectorAt(centroids, from).map(
    (value, d) => value - (vectorAt(centroids, to)[d] ?? 0),
  );
  const { vectors, places } = await opened.readVectors();
  const seen = new Set<number>();
  const near: NearBorder[] = [];
  rows.cluster.forEach((cluster, row) => {
    if (cluster !== own || rows.second[row] !== other) return;
    const text = rows.text[row] ?? 0;
    if (seen.has(text)) return;
    seen.add(text);
    const difference = dot(unpackedVector(vectors, places[text] ?? 0), direction);
    near.push({ row, difference });
  });
  return near.sort((a, b) => a.difference - b.difference || a.row - b.row).slice(0, limit);
}
