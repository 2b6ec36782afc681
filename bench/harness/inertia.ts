import { vectorAt, type VectorSet } from '../../src/core/math/vectors.ts';

/**
 * Sum of the squared distances of all vectors to the mean of their cluster: Σ|x|² − Σ|sum|² / size.
 * @param labels cluster of each vector, from 0
 */
export function inertia(vectors: VectorSet, labels: ArrayLike<number>, clusters: number): number {
  const sums = Array.from({ length: clusters }, () => new Float64Array(vectors.dimensions));
  const sizes = new Float64Array(clusters);
  let total = 0;
  for (let i = 0; i < vectors.count; i++) {
    const label = labels[i] ?? 0;
    sizes[label] = (sizes[label] ?? 0) + 1;
    const sum = sums[label] ?? new Float64Array(vectors.dimensions);
    vectorAt(vectors, i).forEach((value, d) => {
      sum[d] = (sum[d] ?? 0) + value;
      total += value * value;
    });
  }
  return sums.reduce(
    (rest, sum, label) => rest - square(sum) / Math.max(1, sizes[label] ?? 0),
    total,
  );
}

function square(vector: Float64Array): number {
  return vector.reduce((sum, value) => sum + value * value, 0);
}
