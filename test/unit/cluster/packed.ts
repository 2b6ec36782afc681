import type { WeightedVectors } from '../../../src/core/cluster/spherical-kmeans.ts';
import {
  packingScales,
  packVectors,
  type PackedVectors,
} from '../../../src/core/math/packed-vectors.ts';
import type { VectorSet } from '../../../src/core/math/vectors.ts';

export function packed(vectors: VectorSet): PackedVectors {
  return packVectors(vectors, packingScales(vectors));
}

/** Vectors with one row each, unless their weights are given. */
export function weighted(
  vectors: VectorSet,
  weights = new Uint32Array(vectors.count).fill(1),
): WeightedVectors {
  return { vectors: packed(vectors), weights };
}
