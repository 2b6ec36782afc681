import { beforeAll, describe, expect, it } from 'vitest';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorAt, vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { loadProducts } from './dist.ts';
import { normalVectors, vectorsOf } from './vectors-of.ts';

let products: MatrixProducts;
const { signal } = new AbortController();

beforeAll(async () => {
  products = await loadProducts();
});

function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}

/** Centroids by similarity, the most similar first, the first of equals before the others. */
function ranking(vector: Float32Array, centroids: VectorSet): number[] {
  const similarity = Array.from({ length: centroids.count }, (_, c) =>
    dot(vector, vectorAt(centroids, c)),
  );
  return [...similarity.keys()].sort((a, b) => (similarity[b] ?? 0) - (similarity[a] ?? 0));
}

describe('MatrixProducts', () => {
  // More vectors than are handed to the runtime at once.
  const random = new Random(5);
  const vectors = normalVectors(16_384 + 300, 6, random);
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

  it('finds the nearest and the second-nearest centroid', async () => {
    const nearest = await products.nearest(vectors, centroids, signal);
    const [first, second] = await products.nearestTwo(vectors, centroids, signal);
    expect(first.index).toEqual(nearest.index);
    for (let i = 0; i < vectors.count; i += 7) {
      const [best = -1, next = -1] = ranking(vectorAt(vectors, i), centroids);
      expect([nearest.index[i], second.index[i]]).toEqual([best, next]);
    }
    for (const i of checked) {
      const vector = vectorAt(vectors, i);
      const own = vectorAt(centroids, first.index[i] ?? 0);
      const other = vectorAt(centroids, second.index[i] ?? 0);
      expect(nearest.similarity[i]).toBeCloseTo(dot(vector, own), 4);
      expect(first.similarity[i]).toBeCloseTo(dot(vector, own), 4);
      expect(second.similarity[i]).toBeCloseTo(dot(vector, other), 4);
    }
  });

  it('takes the first of equal centroids', async () => {
    const equal = vectorsOf([0, 1], [1, 0], [1, 0], [1, 0]);
    const nearest = await products.nearest(vectorsOf([1, 0], [0, 0]), equal, signal);
    expect([...nearest.index]).toEqual([1, 0]);
    const [first, second] = await products.nearestTwo(vectorsOf([1, 0]), equal, signal);
    expect([first.index[0], second.index[0]]).toEqual([1, 2]);
  });

  it('has nothing to do for no vectors', async () => {
    expect((await products.product(vectorSet(0, 6), centroids)).values.length).toBe(0);
    expect((await products.nearest(vectorSet(0, 6), centroids, signal)).index.length).toBe(0);
  });

  it('stops when it is cancelled', async () => {
    const aborted = AbortSignal.abort('enough');
    await expect(products.nearest(vectors, centroids, aborted)).rejects.toBe('enough');
    await expect(products.nearestTwo(vectors, centroids, aborted)).rejects.toBe('enough');
  });
});
