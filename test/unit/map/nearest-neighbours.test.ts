import { beforeAll, describe, expect, it } from 'vitest';
import { nearestNeighbours } from '../../../src/core/map/nearest-neighbours.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { unpackVectors } from '../../../src/core/math/packed-vectors.ts';
import { Random } from '../../../src/core/math/random.ts';
import { dot, normalise, vectorAt } from '../../../src/core/math/vectors.ts';
import { packed } from '../cluster/packed.ts';
import { loadProducts } from '../math/dist.ts';
import { normalVectors } from '../math/vectors-of.ts';

let products: MatrixProducts;
const { signal } = new AbortController();

beforeAll(async () => {
  products = await loadProducts();
});

describe('nearestNeighbours', () => {
  // More points than are multiplied at once.
  const vectors = normalVectors(2_500, 7, new Random(3));
  for (let i = 0; i < vectors.count; i++) normalise(vectorAt(vectors, i));
  const packedOnes = packed(vectors);
  const points = unpackVectors(packedOnes);

  it('finds the nearest points, nearest first', async () => {
    const found = await nearestNeighbours(packedOnes, points, 4, products, signal);
    for (const vector of [0, 1, 1_249, 2_499]) {
      const cosines = Array.from({ length: points.count }, (_, point) =>
        dot(vectorAt(points, vector), vectorAt(points, point)),
      );
      const nearest = [...cosines.keys()].sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
      expect([...found.index.subarray(4 * vector, 4 * vector + 4)]).toEqual(nearest.slice(0, 4));
      nearest.slice(0, 4).forEach((point, at) => {
        expect(found.similarity[4 * vector + at]).toBeCloseTo(cosines[point] ?? NaN, 5);
      });
    }
  });

  it('counts the products, and leaves places without a neighbour empty', async () => {
    let counted = 0;
    const few = { ...points, count: 2, values: points.values.subarray(0, 14) };
    const count = (some: number): void => void (counted += some);
    const found = await nearestNeighbours(packedOnes, few, 3, products, signal, count);
    expect(counted).toBe(2 * vectors.count);
    expect(found.index[2]).toBe(-1);
    expect(found.similarity[2]).toBe(-Infinity);
  });
});
