import { nearestTwo } from '../math/nearest-two.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import type { VectorSet } from '../math/vectors.ts';

/**
 * Simplified silhouette (Hruschka, de Castro, Campello 2004), −1 … 1: the distance to the own
 * centroid against that to the nearest other one, mean over the vectors. Distances are 1 − cosine.
 */
export async function simplifiedSilhouette(
  vectors: PackedVectors,
  centroids: VectorSet,
  signal: AbortSignal,
): Promise<number> {
  const { similarity } = await nearestTwo(vectors, centroids, signal);
  let sum = 0;
  for (let i = 0; i < vectors.count; i++) {
    const a = 1 - (similarity[2 * i] ?? 0);
    const b = 1 - (similarity[2 * i + 1] ?? 0);
    sum += b > 1e-9 ? (b - a) / b : 0;
  }
  return sum / Math.max(1, vectors.count);
}
