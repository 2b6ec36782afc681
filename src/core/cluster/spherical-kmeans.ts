import type { PackedVectors } from '../math/packed-vectors.ts';
import { nearestTwo } from '../math/nearest-two.ts';
import { pickVectors, type VectorSet } from '../math/vectors.ts';
import type { ClusterThreads } from './assignment-helpers.ts';
import { Assignment } from './assignment.ts';

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
  /** May be used where they are worth it; the clusters do not depend on them. */
  readonly threads?: ClusterThreads | undefined;
}

/** Products from which on a thread saves more than it takes to start: some 0.2 s of work. */
const worthThreads = 50_000_000;

/**
 * Spherical k-means (Dhillon and Modha 2001): every vector goes to the centroid with the largest
 * cosine, every centroid becomes the direction of the sum of its vectors, until hardly any moves.
 * A vector stays where it is when no centroid is nearer. A centroid that lost all its vectors starts
 * again at the vector that fits its own centroid worst, unless that is not wanted.
 */
export async function sphericalKMeans(
  data: WeightedVectors,
  start: VectorSet,
  options: KMeansOptions,
): Promise<Clustering> {
  const products = data.vectors.count * start.count * options.maxPasses;
  const threads = products < worthThreads ? undefined : options.threads;
  const assignment = new Assignment(data, start.count, threads);
  try {
    return await improve(assignment, start, options.tolerance * data.vectors.count, options);
  } finally {
    await assignment.close();
  }
}

/** @param few vectors may still move when it is done */
async function improve(
  assignment: Assignment,
  start: VectorSet,
  few: number,
  options: KMeansOptions,
): Promise<Clustering> {
  let centroids = start;
  for (let passes = 1; ; passes++) {
    const last = passes >= options.maxPasses;
    const moved = await assignment.pass(centroids, last, options.signal);
    options.onPass();
    if (last) return withoutEmpty(centroids, assignment, passes);
    const revived = options.revive === false ? 0 : await assignment.revive(options.signal);
    if (moved <= few && revived === 0) return withoutEmpty(centroids, assignment, passes);
    centroids = assignment.centroids();
  }
}

/** The clusters of the nearest centroids; those that nothing is nearest to go. */
export async function assignOnce(
  { vectors, weights }: WeightedVectors,
  centroids: VectorSet,
  signal: AbortSignal,
): Promise<Clustering> {
  const nearest = await nearestCentroids(vectors, centroids, signal);
  const members = new Float64Array(centroids.count);
  nearest.forEach((cluster, vector) => {
    members[cluster] = (members[cluster] ?? 0) + (weights[vector] ?? 1);
  });
  return withoutEmpty(centroids, { index: nearest, members }, 1);
}

async function nearestCentroids(
  vectors: PackedVectors,
  centroids: VectorSet,
  signal: AbortSignal,
): Promise<Int32Array> {
  if (centroids.count < 2) return new Int32Array(vectors.count);
  const { index } = await nearestTwo(vectors, centroids, signal);
  const nearest = new Int32Array(vectors.count);
  for (let vector = 0; vector < nearest.length; vector++) nearest[vector] = index[2 * vector] ?? 0;
  return nearest;
}

/** Leaves out clusters that stayed empty, which happens when vectors are equal. The arrays are copied. */
function withoutEmpty(
  centroids: VectorSet,
  { index, members }: Pick<Clustering, 'index' | 'members'>,
  passes: number,
): Clustering {
  const used = [...members.keys()].filter(cluster => members[cluster] !== 0);
  if (used.length === centroids.count) {
    return { centroids, index: index.slice(), members: members.slice(), passes };
  }
  const number = new Int32Array(members.length);
  used.forEach((cluster, at) => (number[cluster] = at));
  return {
    centroids: pickVectors(centroids, used),
    index: index.map(cluster => number[cluster] ?? 0),
    members: Float64Array.from(used, cluster => members[cluster] ?? 0),
    passes,
  };
}
