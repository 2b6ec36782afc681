import type { MatrixProducts } from '../math/matrix-products.ts';
import type { VectorSet } from '../math/vectors.ts';
import type { ClusterThreads } from './assignment-helpers.ts';
import { sampleCentroids } from './sample-clustering.ts';
import { sphericalKMeans, type WeightedVectors } from './spherical-kmeans.ts';

/** Many small clusters, from which a tree is made. */
export interface FineClusters {
  /** Unit length. */
  readonly centroids: VectorSet;
  /** Rows of each, > 0. */
  readonly rows: Float64Array;
}

/** As many as make a tree whose cuts are as good as a clustering of their own … */
const fineCentroids = 256;
/** … of a file that has so many vectors for each. */
const vectorsPerCentroid = 4;
/** Passes over all vectors: fine clusters need not be settled. */
const passes = 3;

/**
 * Over-clusters the vectors.
 * @param k clusters that a cut must be able to give
 */
export async function fineClusters(
  data: WeightedVectors,
  sample: WeightedVectors,
  k: number,
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
  threads?: ClusterThreads,
): Promise<FineClusters> {
  const most = Math.min(fineCentroids, Math.ceil(data.vectors.count / vectorsPerCentroid));
  const start = await sampleCentroids(sample, Math.max(most, k), seed, products, signal);
  const options = { maxPasses: passes, tolerance: 0, signal, onPass: () => undefined, threads };
  const { centroids, members } = await sphericalKMeans(data, start, options);
  return { centroids, rows: members };
}
