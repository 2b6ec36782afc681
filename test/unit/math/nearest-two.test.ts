import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestTwo } from '../../../src/core/math/nearest-two.ts';
import { packedVectors, pickPacked } from '../../../src/core/math/packed-vectors.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorAt, vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { packed } from '../cluster/packed.ts';
import { normalVectors, vectorsOf } from './vectors-of.ts';

const { signal } = new AbortController();

/** Whole numbers as centroids and vectors: their products are exact, and ties are frequent. */
const cases = fc
  .record({
    vectors: fc.integer({ min: 0, max: 40 }),
    centroids: fc.integer({ min: 2, max: 20 }),
    dimensions: fc.integer({ min: 1, max: 19 }),
    seed: fc.integer(),
  })
  .map(({ vectors, centroids, dimensions, seed }) => {
    const random = new Random(seed);
    const whole = (): number => Math.floor(random.next() * 7) - 3;
    const values = Int8Array.from({ length: vectors * dimensions }, whole);
    const set = vectorSet(centroids, dimensions);
    set.values.forEach((_, i) => (set.values[i] = whole()));
    return { packed: packedVectors(values, new Float32Array(dimensions).fill(1)), centroids: set };
  });

describe('nearestTwo', () => {
  it('finds what comparing one by one finds', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ packed, centroids }) => {
        const { index, similarity } = await nearestTwo(packed, centroids, signal);
        for (let vector = 0; vector < packed.count; vector++) {
          const cosines = cosinesOf(packed, vector, centroids);
          for (const at of [2 * vector, 2 * vector + 1]) {
            const nearest = cosines.indexOf(Math.max(...cosines));
            expect(similarity[at]).toBeCloseTo(cosines[nearest] ?? NaN, 3);
            // Rounding may choose between those that are all but as near.
            expect(cosines[index[at] ?? -1]).toBeCloseTo(cosines[nearest] ?? NaN, 3);
            cosines[index[at] ?? -1] = -Infinity;
          }
        }
      }),
      { seed: 1 },
    );
  });

  it('takes the first of equal centroids', async () => {
    const equal = vectorsOf([0, 1], [1, 0], [1, 0], [1, 0]);
    const two = await nearestTwo(packed(vectorsOf([1, 0])), equal, signal);
    expect([...two.index]).toEqual([1, 2]);
  });

  it('gives a vector the same whatever stands beside it', async () => {
    const random = new Random(3);
    const all = packed(normalVectors(20_000, 24, random));
    const centroids = normalVectors(33, 24, random);
    const { index, similarity } = await nearestTwo(all, centroids, signal);
    const some = [0, 5, 8_191, 8_192, 16_384, 19_999];
    const alone = await nearestTwo(pickPacked(all, some), centroids, signal);
    some.forEach((vector, at) => {
      const own = [2 * vector, 2 * vector + 2] as const;
      expect(alone.index.slice(2 * at, 2 * at + 2)).toEqual(index.slice(...own));
      expect(alone.similarity.slice(2 * at, 2 * at + 2)).toEqual(similarity.slice(...own));
    });
  });

  it('stops when it is cancelled', async () => {
    const axes = vectorsOf([1, 0], [0, 1]);
    await expect(nearestTwo(packed(axes), axes, AbortSignal.abort('enough'))).rejects.toBe(
      'enough',
    );
  });
});

function cosinesOf(
  vectors: ReturnType<typeof packedVectors>,
  vector: number,
  centroids: VectorSet,
): number[] {
  const { dimensions, values, factors } = vectors;
  return Array.from({ length: centroids.count }, (_, c) =>
    vectorAt(centroids, c).reduce(
      (sum, value, d) =>
        sum + value * (values[vector * dimensions + d] ?? 0) * (factors[vector] ?? 0),
      0,
    ),
  );
}
