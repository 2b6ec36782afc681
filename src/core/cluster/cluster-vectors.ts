import type { MatrixProducts, Nearest } from '../math/matrix-products.ts';
import { pickVectors, type VectorSet } from '../math/vectors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { chooseK, type KChoice } from './choose-k.ts';
import { clusterSample } from './sample-clustering.ts';
import { sphericalKMeans, type WeightedVectors } from './spherical-kmeans.ts';

const maxIterations = 30;
const tolerance = 0.0005;

/** Clusters of distinct texts, the one with the most rows first. */
export interface Clusters {
  /** Unit length. */
  readonly centroids: VectorSet;
  /** Cluster of each text, from 0, and the cosine to its centroid. */
  readonly nearest: Nearest;
  /** The second-nearest cluster; −1 when there is only one. */
  readonly second: Int32Array;
  readonly silhouettes: KChoice['silhouettes'];
}

/**
 * Clusters vectors into `k` clusters, or as many as fit best; fewer when there are fewer distinct
 * vectors. The same vectors, k and seed give the same clusters.
 */
export async function clusterVectors(
  data: WeightedVectors,
  k: number | 'auto',
  seed: number,
  products: MatrixProducts,
  work: Work,
): Promise<Clusters> {
  const meter = new ProgressMeter(work.report, 'cluster', 'steps', maxIterations);
  const { start, silhouettes } = await startOf(data, k, seed, products, work.signal);
  const { centroids, assignment } = await sphericalKMeans(data, start, products, {
    maxIterations,
    tolerance,
    signal: work.signal,
    onIteration: () => meter.advance(1),
  });
  const ordered = pickVectors(centroids, bySize(data.weights, assignment.index, centroids.count));
  return {
    ...(await nearestClusters(data.vectors, ordered, products, work.signal)),
    centroids: ordered,
    silhouettes,
  };
}

async function startOf(
  data: WeightedVectors,
  k: number | 'auto',
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<KChoice> {
  if (k === 'auto') return chooseK(data, products, seed, signal);
  const { centroids } = await clusterSample(data, k, seed, products, signal);
  return { start: centroids, silhouettes: [] };
}

/** Clusters by rows, most first, then by their first text. */
function bySize(weights: Uint32Array, index: Int32Array, k: number): number[] {
  const rows = new Float64Array(k);
  const first = new Float64Array(k).fill(Infinity);
  index.forEach((cluster, text) => {
    rows[cluster] = (rows[cluster] ?? 0) + (weights[text] ?? 1);
    first[cluster] = Math.min(first[cluster] ?? Infinity, text);
  });
  const compare = (a: number, b: number): number =>
    (rows[b] ?? 0) - (rows[a] ?? 0) || (first[a] ?? 0) - (first[b] ?? 0);
  return [...rows.keys()].sort(compare);
}

async function nearestClusters(
  vectors: VectorSet,
  centroids: VectorSet,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Pick<Clusters, 'nearest' | 'second'>> {
  if (centroids.count < 2) {
    const nearest = await products.nearest(vectors, centroids, signal);
    return { nearest, second: new Int32Array(vectors.count).fill(-1) };
  }
  const [nearest, second] = await products.nearestTwo(vectors, centroids, signal);
  return { nearest, second: second.index };
}
