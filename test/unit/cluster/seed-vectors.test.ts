import { beforeAll, describe, expect, it } from 'vitest';
import { seedVectors } from '../../../src/core/cluster/seed-vectors.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { loadProducts } from '../math/dist.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { groupedVectors } from './grouped-vectors.ts';

let products: MatrixProducts;
beforeAll(async () => {
  products = await loadProducts();
});

describe('seedVectors', () => {
  it.each([1, 2, 3, 4])('takes one of every group that lies apart, with seed %i', async seed => {
    const { vectors, group } = groupedVectors([80, 60, 40, 20, 10], { noise: 0.05 });
    const chosen = await seedVectors(vectors, 5, seed, products);
    expect(new Set(chosen.map(vector => group[vector])).size).toBe(5);
    expect(await seedVectors(vectors, 5, seed, products)).toEqual(chosen);
  });

  it('takes no vector twice, and no more than there are', async () => {
    const few = vectorsOf([1, 0], [0, 1], [-1, 0]);
    expect((await seedVectors(few, 9, 1, products)).sort()).toEqual([0, 1, 2]);
    const equal = vectorsOf([1, 0], [1, 0], [1, 0]);
    expect(await seedVectors(equal, 2, 1, products)).toHaveLength(1);
  });
});
