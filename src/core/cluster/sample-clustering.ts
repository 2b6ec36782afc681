import type { MatrixProducts } from '../math/matrix-products.ts';
import { evenSample } from '../math/random.ts';
import { pickVectors } from '../math/vectors.ts';
import { initialCentroids } from './initial-centroids.ts';
import { sphericalKMeans, type Clustering, type WeightedVectors } from './spherical-kmeans.ts';

const sampleVectors = 10_000;
const iterations = 10;
const tolerance = 0.002;

export interface SampleClustering extends Clustering {
  readonly sample: WeightedVectors;
}

/**
 * Clusters an even sample of at most 10,000 vectors. Its centroids are a far better start for all
 * the data than those of the small sample that `ml-kmeans` sees.
 */
export async function clusterSample(
  data: WeightedVectors,
  k: number,
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<SampleClustering> {
  const chosen = evenSample(data.vectors.count, sampleVectors, seed);
  const sample: WeightedVectors = {
    vectors: pickVectors(data.vectors, chosen),
    weights: chosen.map(index => data.weights[index] ?? 1),
  };
  const start = initialCentroids(sample.vectors, k, seed);
  const options = { maxIterations: iterations, tolerance, signal, onIteration: () => undefined };
  return { sample, ...(await sphericalKMeans(sample, start, products, options)) };
}
