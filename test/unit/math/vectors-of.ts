import type { Random } from '../../../src/core/math/random.ts';
import { vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';

/** `count` vectors of standard normal values. */
export function normalVectors(count: number, dimensions: number, random: Random): VectorSet {
  const set = vectorSet(count, dimensions);
  set.values.forEach((_, i) => (set.values[i] = random.normal()));
  return set;
}

export function vectorsOf(...vectors: readonly (readonly number[])[]): VectorSet {
  const set = vectorSet(vectors.length, vectors[0]?.length ?? 0);
  set.values.set(vectors.flat());
  return set;
}
