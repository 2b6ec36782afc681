import { kmeans } from 'ml-kmeans';
import { evenSample } from '../math/random.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';

/** Vectors the start is found on … */
const sampleVectors = 1_000;
/** … or so many a cluster when k is large. */
const sampleVectorsPerCluster = 8;
const iterations = 10;

/**
 * Starting centroids: the solution of `ml-kmeans`, begun with k-means++, on an even sample of the
 * vectors.
 * @returns at most `k` centroids of unit length; fewer when the sample has fewer distinct vectors
 */
export function initialCentroids(vectors: VectorSet, k: number, seed: number): VectorSet {
  const size = Math.max(sampleVectors, k * sampleVectorsPerCluster);
  const sample = distinct(vectors, evenSample(vectors.count, size, seed));
  if (sample.length <= k) return flatten(sample, vectors.dimensions);
  const { centroids } = kmeans(sample, k, {
    seed,
    initialization: 'kmeans++',
    maxIterations: iterations,
    tolerance: 1e-4,
  });
  return flatten(centroids, vectors.dimensions);
}

/** The sampled vectors without repetition, since k-means++ cannot choose among equals. */
function distinct(vectors: VectorSet, sample: Uint32Array): number[][] {
  const seen = new Map<string, number[]>();
  for (const index of sample) {
    const vector = Array.from(vectorAt(vectors, index));
    const key = vector.map(value => value.toFixed(5)).join();
    if (!seen.has(key)) seen.set(key, vector);
  }
  return [...seen.values()];
}

function flatten(vectors: readonly number[][], dimensions: number): VectorSet {
  const set = vectorSet(vectors.length, dimensions);
  vectors.forEach((vector, i) => {
    set.values.set(vector, i * dimensions);
    normalise(vectorAt(set, i));
  });
  return set;
}
