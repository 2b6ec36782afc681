import { nearestTwo } from '../math/nearest-two.ts';
import type { VectorSet } from '../math/vectors.ts';
import type { ClusterThreads } from './assignment-helpers.ts';
import { sampleOf } from './sample-clustering.ts';
import {
  assignOnce,
  sphericalKMeans,
  type Clustering,
  type WeightedVectors,
} from './spherical-kmeans.ts';
import type { WardTree } from './ward-tree.ts';

/** Vectors that cuts are polished on; more make an answer wait and the clusters no better. */
const polishedVectors = 200_000;
/**
 * What polishing may cost: vectors × (k + what a pass costs without centroids, in centroids). With it
 * 166,000 vectors and 100 clusters are answered in 0.3 s on one core (`npm run bench -- recut --full`).
 */
const polishCost = 54_000_000;
const passCost = 36;
const [leastPasses, mostPasses] = [2, 30];
const tolerance = 0.0005;

export interface Cut {
  readonly k: number;
  readonly seed: number;
  readonly threads?: ClusterThreads | undefined;
}

/**
 * The clusters of a cut of the tree, polished by a few passes over all vectors, or over 200,000 drawn
 * evenly and one over all; fewer than `k` when there are fewer leaves. They depend on the tree, the
 * vectors, the seed and `k` alone, whatever was cut before.
 */
export async function cutClusters(
  data: WeightedVectors,
  tree: WardTree,
  { k, seed, threads }: Cut,
  signal: AbortSignal,
  onPass: () => void = () => undefined,
): Promise<Clustering> {
  const cut = tree.centroids(k);
  const options = { maxPasses: polishPasses(data, k), tolerance, signal, onPass, threads };
  if (data.vectors.count <= polishedVectors) return sphericalKMeans(data, cut, options);
  const sample = sampleOf(data, seed, polishedVectors);
  // What is rare in the file can be missing in the sample; it is no less a cluster.
  const polishing = { ...options, revive: false };
  const { centroids } = await sphericalKMeans(sample, cut, polishing);
  return assignOnce(data, centroids, signal);
}

/** Passes that the polishing of `k` clusters may take. */
export function polishPasses({ vectors }: WeightedVectors, k: number): number {
  const polished = Math.min(vectors.count, polishedVectors);
  const passes = Math.floor(polishCost / (polished * (k + passCost)));
  return Math.min(Math.max(passes, leastPasses), mostPasses);
}

/** The second-nearest cluster of every vector, and the cosine to its own. */
export interface Neighbours {
  readonly similarity: Float32Array;
  /** From 0; −1 when there is only one cluster. */
  readonly second: Int32Array;
}

/** How all vectors lie among clusters they are in already. */
export async function neighbours(
  { vectors }: WeightedVectors,
  { centroids, index }: { readonly centroids: VectorSet; readonly index: Int32Array },
  signal: AbortSignal,
): Promise<Neighbours> {
  const single = centroids.count < 2;
  const pair = single ? twice(centroids) : centroids;
  const two = await nearestTwo(vectors, pair, signal);
  const similarity = new Float32Array(vectors.count);
  const second = new Int32Array(vectors.count);
  // Texts and their centre without direction, as when all texts are equal: they agree.
  const still = centroids.values.every(value => value === 0);
  for (let i = 0; i < vectors.count; i++) {
    const own = index[i] ?? 0;
    similarity[i] = still ? 1 : (two.similarity[2 * i] ?? 0);
    const other = two.index[2 * i] === own ? two.index[2 * i + 1] : two.index[2 * i];
    second[i] = single ? -1 : (other ?? -1);
  }
  return { similarity, second };
}

function twice({ dimensions, values }: VectorSet): VectorSet {
  return { count: 2, dimensions, values: Float32Array.of(...values, ...values) };
}
