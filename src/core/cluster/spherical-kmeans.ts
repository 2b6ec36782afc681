import type { MatrixProducts } from '../math/matrix-products.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import { pickVectors, type VectorSet } from '../math/vectors.ts';
import { ClusterSums } from './cluster-sums.ts';

/** Distinct vectors and how many rows stand for each. */
export interface WeightedVectors {
  readonly vectors: PackedVectors;
  /** Rows with each vector, ≥ 1. */
  readonly weights: Uint32Array;
}

export interface Clustering {
  /** Unit length, none empty. */
  readonly centroids: VectorSet;
  /** Cluster of each vector, from 0. */
  readonly index: Int32Array;
  /** Weights of the vectors of each cluster. */
  readonly members: Float64Array;
  readonly passes: number;
}

export interface KMeansOptions {
  readonly maxPasses: number;
  /** Stops once no more than this share of the vectors changes its cluster. */
  readonly tolerance: number;
  /** Whether a cluster without vectors starts again elsewhere; otherwise it stays, and goes in the end. */
  readonly revive?: boolean;
  readonly signal: AbortSignal;
  /** Told after every pass. */
  readonly onPass: () => void;
}

/** A vector that is nearer to its centroid than this fits it, whatever rounding says. */
const fitting = 1 - 1e-6;

/**
 * Spherical k-means (Dhillon and Modha 2001): every vector goes to the centroid with the largest
 * cosine, every centroid becomes the direction of the sum of its vectors, until hardly any moves.
 * A vector stays where it is when no centroid is nearer. A centroid that lost all its vectors starts
 * again at the vector that fits its own centroid worst, unless that is not wanted.
 */
export async function sphericalKMeans(
  data: WeightedVectors,
  start: VectorSet,
  products: MatrixProducts,
  options: KMeansOptions,
): Promise<Clustering> {
  const { vectors, weights } = data;
  const sums = new ClusterSums(vectors, weights, start.count);
  const similarity = new Float32Array(vectors.count);
  let centroids = start;
  for (let passes = 1; ; passes++) {
    const last = passes >= options.maxPasses;
    const state = { vectors, sums, similarity, last };
    const moved = await assign(state, centroids, products, options.signal);
    options.onPass();
    if (last) return withoutEmpty(centroids, sums, passes);
    const revived = options.revive === false ? 0 : revive(sums, similarity);
    const settled = moved <= options.tolerance * vectors.count && revived === 0;
    if (settled) return withoutEmpty(centroids, sums, passes);
    centroids = sums.centroids(centroids);
  }
}

interface Assignment {
  readonly vectors: PackedVectors;
  readonly sums: ClusterSums;
  /** Cosine of every vector to its centroid. */
  readonly similarity: Float32Array;
  /** Whether no centroid will be computed from it any more. */
  readonly last: boolean;
}

/** Moves every vector to its nearest centroid; answers how many moved. */
async function assign(
  { vectors, sums, similarity, last }: Assignment,
  centroids: VectorSet,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<number> {
  const k = centroids.count;
  let moved = 0;
  for await (const block of products.similarities(vectors, centroids, signal)) {
    const { start, count, values, largest } = block;
    for (let i = 0; i < count; i++) {
      const vector = start + i;
      const most = largest[i] ?? 0;
      similarity[vector] = most * (vectors.factors[vector] ?? 0);
      const own = sums.index[vector] ?? -1;
      if (own >= 0 && (values[i * k + own] ?? 0) >= most) continue;
      let to = 0;
      while (to < k - 1 && (values[i * k + to] ?? 0) < most) to++;
      if (last) sums.place(vector, to);
      else sums.move(vector, to);
      moved++;
    }
  }
  return moved;
}

/** Gives every empty cluster the worst-fitting vector of another; answers how many it gave. */
function revive(sums: ClusterSums, similarity: Float32Array): number {
  let given = 0;
  for (const cluster of sums.empty()) {
    const worst = worstFitting(sums, similarity);
    if (worst < 0) break;
    sums.move(worst, cluster);
    similarity[worst] = 1;
    given++;
  }
  return given;
}

/** The vector least like its centroid that is not alone in its cluster; −1 when all fit. */
function worstFitting({ index, members }: ClusterSums, similarity: Float32Array): number {
  let worst = -1;
  let least = fitting;
  for (let vector = 0; vector < similarity.length; vector++) {
    if ((similarity[vector] ?? 1) >= least || (members[index[vector] ?? 0] ?? 0) <= 1) continue;
    least = similarity[vector] ?? 1;
    worst = vector;
  }
  return worst;
}

/** Leaves out clusters that stayed empty, which happens when vectors are equal. */
function withoutEmpty(centroids: VectorSet, sums: ClusterSums, passes: number): Clustering {
  const { index, members } = sums;
  const used = [...members.keys()].filter(cluster => members[cluster] !== 0);
  if (used.length === centroids.count) return { centroids, index, members, passes };
  const number = new Int32Array(members.length);
  used.forEach((cluster, at) => (number[cluster] = at));
  return {
    centroids: pickVectors(centroids, used),
    index: index.map(cluster => number[cluster] ?? 0),
    members: Float64Array.from(used, cluster => members[cluster] ?? 0),
    passes,
  };
}
