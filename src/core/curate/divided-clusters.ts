import { dot, pickVectors, vectorAt, type VectorSet } from '../math/vectors.ts';
import { clusterAt, type CuratedState } from './curated-state.ts';
import type { RowVectors } from './row-vectors.ts';

/** Where further rows of a cluster of the run belong after a person's changes. */
export interface CarriedCluster {
  /** Of the run. */
  readonly from: number;
  /** The cluster that most of its rows are in. */
  readonly to: number;
  /** How its rows are told apart, if they are in several clusters and their vectors tell them apart. */
  readonly parts: ClusterParts | undefined;
}

export interface ClusterParts {
  readonly ids: readonly number[];
  /** Mean directions of the rows of the cluster that went to each. */
  readonly centroids: VectorSet;
}

/**
 * What became of each cluster of a run: one whose rows went to several clusters is divided by the means of these
 * rows (Rocchio's classifier), unless that agrees with the person less often than to take the one that most are in.
 * @param cluster of each row in the run
 */
export function carriedClusters(
  state: Pick<CuratedState, 'places'>,
  cluster: Int32Array,
  vectors: RowVectors,
): CarriedCluster[] {
  const counts = countByOrigin(state, cluster);
  const divided = [...counts].filter(([, to]) => to.size > 1);
  const pairs = divided.flatMap(([from, to]) => [...to.keys()].map(id => ({ from, id })));
  const numbers = new Map(pairs.map(({ from, id }, at) => [`${from} ${id}`, at + 1]));
  const group = cluster.map((from, row) => {
    if ((counts.get(from)?.size ?? 0) < 2 || !vectors.has(row)) return 0;
    return numbers.get(`${from} ${clusterAt(state.places[row] ?? 0)}`) ?? 0;
  });
  const means = vectors.means(pairs.length, group);
  const parts = new Map(divided.map(([from]) => [from, partsOf(from, pairs, means)]));
  const agreeing = agreement(state, cluster, group, parts, vectors);
  return [...counts].map(([from, to]) => {
    const [most, rows] = largest(to);
    const tellsApart = (agreeing.get(from) ?? 0) >= rows;
    return { from, to: most, parts: tellsApart ? parts.get(from) : undefined };
  });
}

/** The part that a vector is nearest to. */
export function partOf({ ids, centroids }: ClusterParts, vector: Float32Array): number {
  const cosines = ids.map((_, at) => dot(vector, vectorAt(centroids, at)));
  return ids[cosines.indexOf(Math.max(...cosines))] ?? 0;
}

type Counts = ReadonlyMap<number, number>;

/** Of each cluster of the run, how many of its rows are in which cluster; dropped ones are where they were. */
function countByOrigin(
  state: Pick<CuratedState, 'places'>,
  cluster: Int32Array,
): ReadonlyMap<number, Counts> {
  const counts = new Map<number, Map<number, number>>();
  cluster.forEach((from, row) => {
    if (from === 0) return;
    const to = clusterAt(state.places[row] ?? 0);
    let rows = counts.get(from);
    if (rows === undefined) counts.set(from, (rows = new Map<number, number>()));
    rows.set(to, (rows.get(to) ?? 0) + 1);
  });
  return counts;
}

function partsOf(
  cluster: number,
  pairs: readonly { readonly from: number; readonly id: number }[],
  means: VectorSet,
): ClusterParts {
  const own = [...pairs.keys()].filter(at => pairs[at]?.from === cluster);
  return { ids: own.map(at => pairs[at]?.id ?? 0), centroids: pickVectors(means, own) };
}

/** Of each divided cluster, how many rows are nearest to the part that they are in. */
function agreement(
  { places }: Pick<CuratedState, 'places'>,
  cluster: Int32Array,
  group: Int32Array,
  parts: ReadonlyMap<number, ClusterParts>,
  vectors: RowVectors,
): Counts {
  const agreeing = new Map<number, number>();
  const vector = new Float32Array(vectors.dimensions);
  group.forEach((number, row) => {
    const from = cluster[row] ?? 0;
    const own = parts.get(from);
    if (number === 0 || own === undefined) return;
    vectors.read(row, vector);
    if (partOf(own, vector) !== clusterAt(places[row] ?? 0)) return;
    agreeing.set(from, (agreeing.get(from) ?? 0) + 1);
  });
  return agreeing;
}

function largest(counts: Counts): readonly [id: number, rows: number] {
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
}
