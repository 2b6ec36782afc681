import { kmeans } from 'ml-kmeans';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked, unpackVectors, type PackedVectors } from '../math/packed-vectors.ts';
import { evenSample } from '../math/random.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { seedVectors } from './seed-vectors.ts';

/** Vectors the start is found on … */
const sampleVectors = 1_000;
/** … or so many a cluster when k is large. */
const sampleVectorsPerCluster = 4;
/** Passes of `ml-kmeans` times k: more than two a pass over more vectors does better. */
const passesTimesClusters = 200;
const [leastPasses, mostPasses] = [2, 10];

/**
 * Starting centroids: the solution of `ml-kmeans`, begun at vectors that k-means++ chose, on an even
 * sample of the vectors.
 * @returns at most `k` centroids of unit length; fewer when the sample has fewer distinct vectors
 */
export async function initialCentroids(
  vectors: PackedVectors,
  k: number,
  seed: number,
  products: MatrixProducts,
): Promise<VectorSet> {
  const size = Math.max(sampleVectors, k * sampleVectorsPerCluster);
  const sample = distinct(pickPacked(vectors, evenSample(vectors.count, size, seed)));
  if (sample.count <= k) return sample;
  const rows = Array.from({ length: sample.count }, (_, i) => Array.from(vectorAt(sample, i)));
  const seeds = await seedVectors(sample, k, seed, products);
  const passes = Math.ceil(passesTimesClusters / k);
  const { centroids } = kmeans(rows, seeds.length, {
    initialization: seeds.map(row => rows[row] ?? []),
    maxIterations: Math.min(Math.max(passes, leastPasses), mostPasses),
    tolerance: 1e-4,
  });
  return flatten(centroids, vectors.dimensions);
}

/** The vectors without repetition, since k-means++ cannot choose among equals. */
function distinct(sample: PackedVectors): VectorSet {
  const { values, dimensions, count } = sample;
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const first = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const key = bytes.toString('latin1', i * dimensions, (i + 1) * dimensions);
    if (!first.has(key)) first.set(key, i);
  }
  return unpackVectors(pickPacked(sample, [...first.values()]));
}

function flatten(vectors: readonly number[][], dimensions: number): VectorSet {
  const set = vectorSet(vectors.length, dimensions);
  vectors.forEach((vector, i) => {
    set.values.set(vector, i * dimensions);
    normalise(vectorAt(set, i));
  });
  return set;
}
