import type { MatrixProducts } from '../math/matrix-products.ts';
import { evenSample } from '../math/random.ts';
import { pickVectors, type VectorSet } from '../math/vectors.ts';
import { initialCentroids } from './initial-centroids.ts';
import { simplifiedSilhouette } from './silhouette.ts';
import { sphericalKMeans, type WeightedVectors } from './spherical-kmeans.ts';
import { WardTree } from './ward-tree.ts';

/** The k that automatic choice tries: what a person can look through. */
export const automaticK = { least: 2, most: 40 } as const;

/** Centroids of the first, much too fine clustering. */
const fineCentroids = 120;
/** Vectors the fine clustering and the silhouettes are computed on. */
const sampleVectors = 10_000;
const fineIterations = 10;

export interface KChoice {
  readonly start: VectorSet;
  /** Simplified silhouette of every k that was tried, by k. */
  readonly silhouettes: readonly { readonly k: number; readonly score: number }[];
}

/**
 * Chooses k: a sample is over-clustered, its centroids are agglomerated into a tree, and the cut
 * with the best simplified silhouette gives k and the starting centroids.
 */
export async function chooseK(
  data: WeightedVectors,
  products: MatrixProducts,
  seed: number,
  signal: AbortSignal,
): Promise<KChoice> {
  const sample = sampleOf(data, seed);
  const fine = Math.min(fineCentroids, Math.ceil(sample.vectors.count / 4));
  const first = initialCentroids(sample.vectors, Math.max(automaticK.least, fine), seed);
  if (first.count < automaticK.least) return { start: first, silhouettes: [] };
  const { centroids, assignment } = await sphericalKMeans(sample, first, products, {
    maxIterations: fineIterations,
    tolerance: 0.01,
    signal,
    onIteration: () => undefined,
  });
  if (centroids.count < automaticK.least) return { start: centroids, silhouettes: [] };
  const tree = new WardTree(centroids, rowsOfClusters(sample, assignment.index, centroids.count));
  const silhouettes: { k: number; score: number }[] = [];
  for (let k = automaticK.least; k <= Math.min(automaticK.most, centroids.count); k++) {
    const score = await simplifiedSilhouette(sample.vectors, tree.centroids(k), products, signal);
    silhouettes.push({ k, score });
  }
  const best = silhouettes.reduce((a, b) => (b.score > a.score ? b : a));
  return { start: tree.centroids(best.k), silhouettes };
}

function sampleOf(data: WeightedVectors, seed: number): WeightedVectors {
  const chosen = evenSample(data.vectors.count, sampleVectors, seed);
  return {
    vectors: pickVectors(data.vectors, chosen),
    weights: chosen.map(index => data.weights[index] ?? 1),
  };
}

function rowsOfClusters(data: WeightedVectors, index: Int32Array, k: number): Float64Array {
  const rows = new Float64Array(k);
  index.forEach((cluster, i) => (rows[cluster] = (rows[cluster] ?? 0) + (data.weights[i] ?? 1)));
  return rows;
}
