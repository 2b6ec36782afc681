import { beforeAll, describe, expect, it } from 'vitest';
import type { ClusterMethod } from '../../../src/core/cluster/cluster-method.ts';
import { clusterVectors, type Clusters } from '../../../src/core/cluster/cluster-vectors.ts';
import type { WeightedVectors } from '../../../src/core/cluster/spherical-kmeans.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { vectorSet } from '../../../src/core/math/vectors.ts';
import type { Progress } from '../../../src/core/progress.ts';
import { loadProducts } from '../math/dist.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { quietWork } from '../run/run-fixture.ts';
import { groupedVectors, renumbered } from './grouped-vectors.ts';
import { weighted } from './packed.ts';

let products: MatrixProducts;
beforeAll(async () => {
  products = await loadProducts();
});

function cluster(
  data: WeightedVectors,
  k: number | 'auto',
  seed = 1,
  method: ClusterMethod = 'tree',
): Promise<Clusters> {
  return clusterVectors(data, { k, method, seed }, products, quietWork());
}

describe('clusterVectors', () => {
  const sizes = [200, 150, 120, 90, 70, 50];
  const { vectors, group } = groupedVectors(sizes, { noise: 0.1 });

  it.each([1, 2, 3])('finds groups that lie apart, the largest first, with seed %i', async seed => {
    const { index, centroids } = await cluster(weighted(vectors), sizes.length, seed);
    expect(centroids.count).toBe(sizes.length);
    expect([...index]).toEqual(group);
  });

  it('finds out about how many there are', async () => {
    const { silhouettes, centroids } = await cluster(weighted(vectors), 'auto');
    const best = silhouettes.reduce((a, b) => (b.score > a.score ? b : a));
    expect(best.k).toBe(sizes.length);
    expect(Math.abs(centroids.count - sizes.length)).toBeLessThanOrEqual(1);
    expect(silhouettes.map(({ k }) => k)).toEqual(silhouettes.map((_, i) => i + 2));
    expect(silhouettes.every(({ score }) => score >= -1 && score <= 1)).toBe(true);
  });

  it('offers other numbers of clusters, and says which it would take', async () => {
    const given = await cluster(weighted(vectors), 3);
    const automatic = await cluster(weighted(vectors), 'auto');
    expect(given.automaticK).toBe(automatic.centroids.count);
    expect(given.silhouettes).toEqual(automatic.silhouettes);
    expect(given.fine).toEqual(automatic.fine);
    expect(given.fine?.rows.reduce((sum, rows) => sum + rows)).toBe(vectors.count);
  });

  it.each([2, 6])('is k-means alone when asked for, k = %i', async k => {
    const found = await cluster(weighted(vectors), k, 1, 'k-means');
    expect(found.centroids.count).toBe(k);
    expect(found).toMatchObject({ fine: undefined, silhouettes: [], automaticK: undefined });
    if (k === sizes.length) expect([...found.index]).toEqual(group);
  });

  it('gives the same bits for the same vectors, k and seed', async () => {
    const loose = weighted(groupedVectors(sizes, { noise: 1.5 }).vectors);
    for (const k of ['auto', 5] as const) {
      expect(await cluster(loose, k, 7)).toEqual(await cluster(loose, k, 7));
    }
  });

  it('orders clusters by their rows, not by their texts', async () => {
    const data = weighted(vectorsOf([1, 0], [0.99, 0.14], [0, 1]), Uint32Array.of(1, 1, 9));
    const { index } = await cluster(data, 2);
    expect([...index]).toEqual([1, 1, 0]);
  });

  it('knows the second-nearest cluster of every vector', async () => {
    const { index, second, centroids } = await cluster(weighted(vectors), sizes.length);
    expect(second.every((other, i) => other !== index[i])).toBe(true);
    expect(second.every(other => other >= 0 && other < centroids.count)).toBe(true);
  });

  it.each([1, 2, 7, 'auto'] as const)('has no empty cluster for k = %s', async k => {
    for (const count of [1, 2, 3, 6]) {
      const few = groupedVectors([count], { noise: 2 }).vectors;
      const { index, centroids } = await cluster(weighted(few), k);
      expect(centroids.count).toBeLessThanOrEqual(Math.min(count, k === 'auto' ? count : k));
      expect(new Set(index).size).toBe(centroids.count);
    }
  });

  it('makes no more clusters than there are distinct vectors', async () => {
    const equal = vectorsOf([1, 0], [0, 1], [1, 0], [0, 1], [0, 1]);
    const { index } = await cluster(weighted(equal), 5);
    expect(renumbered(index)).toEqual([0, 1, 0, 1, 1]);
  });

  it.each([3, 'auto'] as const)(
    'puts vectors that are all equal into one cluster, k = %s',
    async k => {
      for (const data of [vectorsOf(...Array<number[]>(20).fill([0.6, 0.8])), vectorSet(20, 2)]) {
        const { index, second, similarity } = await cluster(weighted(data), k);
        expect(new Set(index)).toEqual(new Set([0]));
        expect(new Set(second)).toEqual(new Set([-1]));
        expect(similarity.every(cosine => cosine > 0.99999)).toBe(true);
      }
    },
  );

  it('reports its passes', async () => {
    const seen: Progress[] = [];
    const work = { ...quietWork(), report: (progress: Progress) => seen.push(progress) };
    await clusterVectors(weighted(vectors), { k: 3, method: 'tree', seed: 1 }, products, work);
    expect(seen[0]).toMatchObject({ stage: 'cluster', unit: 'steps', done: 0 });
  });

  it.each([4, 'auto'] as const)('stops when it is cancelled, k = %s', async k => {
    const work = { ...quietWork(), signal: AbortSignal.abort('enough') };
    await expect(
      clusterVectors(weighted(vectors), { k, method: 'tree', seed: 1 }, products, work),
    ).rejects.toBe('enough');
  });
});
