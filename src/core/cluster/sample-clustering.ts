import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked } from '../math/packed-vectors.ts';
import { evenSample } from '../math/random.ts';
import type { VectorSet } from '../math/vectors.ts';
import { initialCentroids } from './initial-centroids.ts';
import { sphericalKMeans, type WeightedVectors } from './spherical-kmeans.ts';

const sampleVectors = 10_000;
const passes = 10;
const tolerance = 0.002;

/** An even sample of at most `count` vectors. */
export function sampleOf(
  { vectors, weights }: WeightedVectors,
  seed: number,
  count = sampleVectors,
): WeightedVectors {
  const chosen = evenSample(vectors.count, count, seed);
  return {
    vectors: pickPacked(vectors, chosen),
    weights: chosen.map(index => weights[index] ?? 1),
  };
}

/**
 * Centroids of a sample. They are a far better start for all the data than those of the small
 * sample that `ml-kmeans` sees.
 */
export async function sampleCentroids(
  sample: WeightedVectors,
  k: number,
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<VectorSet> {
  const start = await initialCentroids(sample.vectors, k, seed, products);
  const options = { maxPasses: passes, tolerance, signal, onPass: () => undefined };
  return (await sphericalKMeans(sample, start, options)).centroids;
}
