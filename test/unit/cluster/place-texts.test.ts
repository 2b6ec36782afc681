import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeTexts } from '../../../src/core/cluster/place-texts.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { loadProducts } from '../math/dist.ts';
import { vectorsOf } from '../math/vectors-of.ts';

let products: MatrixProducts;
beforeAll(async () => {
  products = await loadProducts();
});

/** Whole numbers, so that equal products are equal. */
const vectors = fc.array(
  fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })),
  {
    minLength: 1,
    maxLength: 9,
  },
);

describe('placeTexts', () => {
  it('finds the nearest and the second-nearest centroid, the first of equals', async () => {
    await fc.assert(
      fc.asyncProperty(vectors, vectors, async (texts, centroids) => {
        const found = await placeTexts(vectorsOf(...texts), vectorsOf(...centroids), products);
        texts.forEach(([x, y], text) => {
          const cosines = centroids.map(([a, b]) => a * x + b * y);
          const order = [...cosines.keys()].sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0));
          expect(found.nearest[text]).toBe(order[0]);
          expect(found.similarity[text]).toBeCloseTo(cosines[order[0] ?? 0] ?? NaN, 6);
          const second = found.second[text] ?? 0;
          if (centroids.length === 1) expect(second).toBe(-1);
          else {
            expect(second).not.toBe(order[0]);
            expect(cosines[second]).toBe(cosines[order[1] ?? 0]);
          }
        });
      }),
      { seed: 1 },
    );
  });
});
