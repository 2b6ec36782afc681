import type { MatrixProducts } from '../math/matrix-products.ts';
import type { VectorSet } from '../math/vectors.ts';

/**
 * Simplified silhouette (Hruschka, de Castro, Campello 2004), −1 … 1: the distance to the own
 * centroid against that to the nearest other one, mean over the vectors. Distances are 1 − cosine.
 */
export async function simplifiedSilhouette(
  vectors: VectorSet,
  centroids: VectorSet,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<number> {
  const [own, other] = await products.nearestTwo(vectors, centroids, signal);
  let sum = 0;
  for (let i = 0; i < vectors.count; i++) {
    const a = 1 - (own.similarity[i] ?? 0);
    const b = 1 - (other.similarity[i] ?? 0);
    sum += b > 1e-9 ? (b - a) / b : 0;
  }
  return sum / Math.max(1, vectors.count);
}
