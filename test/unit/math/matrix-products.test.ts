import { beforeAll, describe, expect, it } from 'vitest';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { unpackVectors } from '../../../src/core/math/packed-vectors.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorAt, vectorSet } from '../../../src/core/math/vectors.ts';
import { packed } from '../cluster/packed.ts';
import { loadProducts } from './dist.ts';
import { normalVectors } from './vectors-of.ts';

let products: MatrixProducts;
const { signal } = new AbortController();

beforeAll(async () => {
  products = await loadProducts();
});

function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}

describe('MatrixProducts', () => {
  // More vectors than are handed to the runtime at once.
  const random = new Random(5);
  const vectors = normalVectors(16_384 + 300, 6, random);
  const packedOnes = packed(vectors);
  const centroids = normalVectors(9, 6, random);
  const checked = [0, 1, 16_383, 16_384, 16_683];

  it('multiplies as loops do', async () => {
    const product = await products.product(vectors, centroids);
    expect(product).toMatchObject({ count: vectors.count, dimensions: centroids.count });
    for (const i of checked) {
      vectorAt(product, i).forEach((value, c) =>
        expect(value).toBeCloseTo(dot(vectorAt(vectors, i), vectorAt(centroids, c)), 4),
      );
    }
  });

  it('multiplies packed vectors block by block', async () => {
    const unpacked = unpackVectors(packedOnes);
    let next = 0;
    for await (const block of products.similarities(packedOnes, centroids, signal)) {
      expect(block.start).toBe(next);
      next += block.count;
      for (const i of checked.filter(vector => vector >= block.start && vector < next)) {
        const at = i - block.start;
        const factor = packedOnes.factors[i] ?? 0;
        const cosines = Array.from({ length: centroids.count }, (_, c) =>
          dot(vectorAt(unpacked, i), vectorAt(centroids, c)),
        );
        cosines.forEach((cosine, c) =>
          expect((block.values[at * centroids.count + c] ?? 0) * factor).toBeCloseTo(cosine, 4),
        );
        expect((block.largest[at] ?? 0) * factor).toBeCloseTo(Math.max(...cosines), 4);
      }
    }
    expect(next).toBe(vectors.count);
  });

  it('has nothing to do for no vectors', async () => {
    expect((await products.product(vectorSet(0, 6), centroids)).values.length).toBe(0);
  });

  it('stops when it is cancelled', async () => {
    const aborted = AbortSignal.abort('enough');
    await expect(products.similarities(packedOnes, centroids, aborted).next()).rejects.toBe(
      'enough',
    );
  });
});
