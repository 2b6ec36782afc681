import { Random } from '../../../src/core/math/random.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';

/** Vectors of unit length around a few directions, shuffled, and which direction each is of. */
export interface GroupedVectors {
  readonly vectors: VectorSet;
  readonly group: readonly number[];
}

/**
 * @param sizes vectors of each group
 * @param noise length of the deviation from the direction of the group
 */
export function groupedVectors(
  sizes: readonly number[],
  { dimensions = 24, noise = 0.3, seed = 1 } = {},
): GroupedVectors {
  const random = new Random(seed);
  const direction = sizes.map(() => unitVector(dimensions, random));
  const group = shuffled(
    sizes.flatMap((size, name) => Array<number>(size).fill(name)),
    random,
  );
  const vectors = vectorSet(group.length, dimensions);
  group.forEach((name, i) => {
    const deviation = unitVector(dimensions, random);
    const vector = vectorAt(vectors, i);
    direction[name]?.forEach((value, d) => (vector[d] = value + noise * (deviation[d] ?? 0)));
    normalise(vector);
  });
  return { vectors, group };
}

function unitVector(dimensions: number, random: Random): Float32Array {
  const vector = Float32Array.from({ length: dimensions }, () => random.normal());
  normalise(vector);
  return vector;
}

function shuffled(values: readonly number[], random: Random): number[] {
  return values
    .map(value => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

/** The same division, with its parts numbered in the order they are met. */
export function renumbered(index: ArrayLike<number>): number[] {
  const numbers = new Map<number, number>();
  return Array.from(index, name => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name) ?? -1;
  });
}
