import { bestMatching } from '../math/best-matching.ts';
import { vectorAt, type VectorSet } from '../math/vectors.ts';

/** Clusters that have an id, among them such as are in use no more. */
export interface KnownClusters {
  /** ≥ 1, each once. */
  readonly ids: readonly number[];
  /** Their centroids when they were in use last, unit length. */
  readonly centroids: VectorSet;
}

/** Some weighted texts and the clusters they are in. */
export interface Overlap {
  /** Id of each text's cluster before, one of those known. */
  readonly before: Int32Array;
  /** Index of each text's cluster now. */
  readonly now: Int32Array;
  readonly weights: Uint32Array;
}

export interface KeptIds {
  /** Id of every cluster, by index. */
  readonly ids: readonly number[];
  /** By index, the id that most of the cluster's rows had before. */
  readonly origins: readonly number[];
}

/** Cosine above which two centroids are of the same rows, but for rounding. */
const same = 0.9999;
/** Cosine above which a cluster is one that was there before and went. */
const alike = 0.9;

/**
 * Gives clusters the ids of those before them: the same cluster its id; otherwise by the matching in
 * which most rows keep their id, where a cluster takes an id only if most of its rows had it or most
 * of the rows that had it are in the cluster; then the id of a cluster that is in use no more and was
 * alike; at last the least ids that nobody had. The matching is the same in both directions, so a way
 * there and back changes no id as far as the clusters agree.
 * @param highest up to this, ids above those known belong to somebody else
 */
export function keepIds(
  known: KnownClusters,
  centroids: VectorSet,
  overlap: Overlap,
  highest = 0,
): KeptIds {
  const rows = sharedRows(known.ids, centroids.count, overlap);
  const ids = new Array<number>(centroids.count).fill(0);
  const inUse = known.ids.filter((_, at) => rows.some(row => (row[at] ?? 0) > 0));
  const gone = known.ids.filter(id => !inUse.includes(id));
  takeByCentroid(ids, inUse, known, centroids, same);
  takeByCentroid(ids, gone, known, centroids, same);
  takeByRows(ids, known.ids, rows);
  takeByCentroid(ids, gone, known, centroids, alike);
  takeFree(ids, known.ids, highest);
  return { ids, origins: rows.map(row => known.ids[indexOfMost(row)] ?? 0) };
}

/** Rows that each cluster has in common with each known one. */
function sharedRows(
  ids: readonly number[],
  clusters: number,
  { before, now, weights }: Overlap,
): Float64Array[] {
  const place = new Int32Array(Math.max(0, ...ids) + 1).fill(-1);
  ids.forEach((id, at) => (place[id] = at));
  const rows = new Float64Array(clusters * ids.length);
  for (let text = 0; text < now.length; text++) {
    const at = place[before[text] ?? 0] ?? -1;
    if (at < 0) continue;
    const cell = (now[text] ?? 0) * ids.length + at;
    rows[cell] = (rows[cell] ?? 0) + (weights[text] ?? 1);
  }
  return Array.from({ length: clusters }, (_, cluster) =>
    rows.subarray(cluster * ids.length, (cluster + 1) * ids.length),
  );
}

/** Gives ids of `offered` that no cluster has yet to the clusters most like theirs were. */
function takeByCentroid(
  ids: number[],
  offered: readonly number[],
  known: KnownClusters,
  centroids: VectorSet,
  least: number,
): void {
  const pairs = ids.flatMap((taken, cluster) =>
    taken > 0
      ? []
      : offered.map(id => {
          const earlier = vectorAt(known.centroids, known.ids.indexOf(id));
          return { cluster, id, cosine: dot(vectorAt(centroids, cluster), earlier) };
        }),
  );
  pairs.sort((a, b) => b.cosine - a.cosine || a.cluster - b.cluster || a.id - b.id);
  for (const { cluster, id, cosine } of pairs) {
    if (cosine >= least && ids[cluster] === 0 && !ids.includes(id)) ids[cluster] = id;
  }
}

function takeByRows(ids: number[], known: readonly number[], rows: readonly Float64Array[]): void {
  const open = [...ids.keys()].filter(cluster => ids[cluster] === 0);
  const offered = [...known.keys()].filter(at => !ids.includes(known[at] ?? 0));
  const sizes = rows.map(row => row.reduce((sum, value) => sum + value, 0));
  const before = known.map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0));
  const gain = open.map(cluster =>
    Float64Array.from(offered, at => {
      const shared = rows[cluster]?.[at] ?? 0;
      const most = 2 * shared > Math.min(sizes[cluster] ?? 0, before[at] ?? 0);
      return most ? shared : 0;
    }),
  );
  bestMatching(gain, offered.length).forEach((column, row) => {
    const id = known[offered[column] ?? -1];
    if (id !== undefined) ids[open[row] ?? 0] = id;
  });
}

function takeFree(ids: number[], known: readonly number[], highest: number): void {
  const taken = new Set(known);
  for (let id = Math.max(0, ...known) + 1; id <= highest; id++) taken.add(id);
  let next = 1;
  ids.forEach((id, cluster) => {
    if (id > 0) return;
    while (taken.has(next)) next++;
    ids[cluster] = next;
    taken.add(next);
  });
}

function indexOfMost(values: Float64Array): number {
  return values.reduce((best, value, at) => (value > (values[best] ?? 0) ? at : best), 0);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, d) => sum + value * (b[d] ?? 0), 0);
}
