import type { MatrixProducts } from '../math/matrix-products.ts';
import type { VectorSet } from '../math/vectors.ts';
import { clusterSample } from './sample-clustering.ts';
import { simplifiedSilhouette } from './silhouette.ts';
import type { WeightedVectors } from './spherical-kmeans.ts';
import { WardTree } from './ward-tree.ts';

/** The k that automatic choice tries: what a person can look through. */
const automaticK = { least: 2, most: 40 } as const;

/** Centroids of the first, much too fine clustering … */
const fineCentroids = 120;
/** … of a file that has so many vectors for each. */
const vectorsPerCentroid = 4;
/** The least k of a knee; the method this follows has four clusters. */
const leastKnee = 4;
/** How much better the silhouette of fewer clusters must be than every other. */
const clearWin = 0.1;

interface Silhouette {
  readonly k: number;
  readonly score: number;
}

export interface KChoice {
  readonly start: VectorSet;
  /** Simplified silhouette of every k that was tried, by k. */
  readonly silhouettes: readonly Silhouette[];
}

/**
 * Chooses k: a sample is over-clustered, its centroids are agglomerated into a tree, and the cut
 * at the knee of the simplified silhouette gives k and the starting centroids.
 */
export async function chooseK(
  data: WeightedVectors,
  products: MatrixProducts,
  seed: number,
  signal: AbortSignal,
): Promise<KChoice> {
  const fine = Math.min(fineCentroids, Math.ceil(data.vectors.count / vectorsPerCentroid));
  const { sample, centroids, assignment } = await clusterSample(data, fine, seed, products, signal);
  if (centroids.count <= automaticK.least) return { start: centroids, silhouettes: [] };
  const tree = new WardTree(centroids, rowsOfClusters(sample, assignment.index, centroids.count));
  const silhouettes: Silhouette[] = [];
  for (let k = automaticK.least; k <= Math.min(automaticK.most, centroids.count); k++) {
    const score = await simplifiedSilhouette(sample.vectors, tree.centroids(k), products, signal);
    silhouettes.push({ k, score });
  }
  return { start: tree.centroids(kneeOf(silhouettes)), silhouettes };
}

/**
 * The knee of the curve (Satopää, Albrecht, Irwin, Raghavan 2011): the k whose score is highest
 * above the straight way from the least score before the peak to the most, both axes scaled to
 * 0 … 1. The silhouette alone would not do: it rises again towards very fine clusterings of text.
 * It is also high for the two or three parts of anything, so that a k below four must win clearly.
 */
export function kneeOf(curve: readonly Silhouette[]): number {
  const few = bestOf(curve.filter(({ k }) => k < leastKnee));
  const rest = curve.filter(({ k }) => k >= leastKnee);
  const scores = smooth(rest.map(({ score }) => score));
  const most = Math.max(...scores);
  const least = Math.min(...scores.slice(0, scores.indexOf(most) + 1));
  if (few !== undefined && few.score > most + clearWin) return few.k;
  const height = scores.map(
    (score, at) => (score - least) / (most - least || 1) - at / rest.length,
  );
  return rest[height.indexOf(Math.max(...height))]?.k ?? few?.k ?? 1;
}

function bestOf(curve: readonly Silhouette[]): Silhouette | undefined {
  return [...curve].sort((a, b) => b.score - a.score || a.k - b.k)[0];
}

/** The mean of every value and its neighbours: one lucky cut is no knee. */
function smooth(values: readonly number[]): number[] {
  return values.map((_, at) => {
    const near = values.slice(Math.max(0, at - 1), at + 2);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}

function rowsOfClusters(data: WeightedVectors, index: Int32Array, k: number): Float64Array {
  const rows = new Float64Array(k);
  index.forEach((cluster, i) => (rows[cluster] = (rows[cluster] ?? 0) + (data.weights[i] ?? 1)));
  return rows;
}
