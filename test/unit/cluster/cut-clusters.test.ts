import { describe, expect, it } from 'vitest';
import { cutClusters, neighbours, polishPasses } from '../../../src/core/cluster/cut-clusters.ts';
import { WardTree } from '../../../src/core/cluster/ward-tree.ts';
import type { Clustering, WeightedVectors } from '../../../src/core/cluster/spherical-kmeans.ts';
import { pickVectors } from '../../../src/core/math/vectors.ts';
import { groupedVectors, renumbered } from './grouped-vectors.ts';
import { weighted } from './packed.ts';

const { signal } = new AbortController();

/** Vectors in groups, and a tree that has a leaf for each. */
function grouped(
  sizes: readonly number[],
  dimensions: number,
): { data: WeightedVectors; tree: WardTree; group: readonly number[] } {
  const { vectors, group } = groupedVectors(sizes, { dimensions, noise: 0.1 });
  const centroids = pickVectors(
    vectors,
    sizes.map((_, name) => group.indexOf(name)),
  );
  const tree = new WardTree({ centroids, rows: Float64Array.from(sizes) });
  return { data: weighted(vectors), tree, group };
}

describe('cutClusters', () => {
  const small = grouped([90, 70, 50, 30], 16);
  const cut = (k: number, { data, tree } = small): Promise<Clustering> =>
    cutClusters(data, tree, { k, seed: 1 }, signal);

  it('gives the groups of every cut, whatever was cut before', async () => {
    const four = await cut(4);
    expect(renumbered(four.index)).toEqual(renumbered(small.group));
    const two = await cut(2);
    expect(new Set(two.index).size).toBe(2);
    expect(await cut(4)).toEqual(four);
    expect((await cut(99)).centroids.count).toBe(4);
  });

  it('knows how far all are from their clusters', async () => {
    const found = await cut(4);
    const { similarity, second } = await neighbours(small.data, found, signal);
    expect(similarity.every(cosine => cosine > 0.97)).toBe(true);
    expect(second.every((other, i) => other >= 0 && other !== found.index[i])).toBe(true);
    const one = await cut(1);
    const all = await neighbours(small.data, one, signal);
    expect(new Set(all.second)).toEqual(new Set([-1]));
  });

  it('polishes a sample of a large file, and loses no rare cluster by it', async () => {
    const large = grouped([150_000, 60_000, 2], 4);
    const { index, members } = await cut(3, large);
    expect(renumbered(index)).toEqual(renumbered(large.group));
    expect([...members].sort((a, b) => a - b)).toEqual([2, 60_000, 150_000]);
  });

  it('takes fewer passes the more there is to do', () => {
    const of = (count: number): WeightedVectors => ({
      ...small.data,
      vectors: { ...small.data.vectors, count },
    });
    expect(polishPasses(of(1_000), 10)).toBe(30);
    expect(polishPasses(of(170_000), 100)).toBe(2);
    expect(polishPasses(of(170_000), 20)).toBe(5);
    expect(polishPasses(of(170_000), 2)).toBe(8);
    expect(polishPasses(of(2_000_000), 100)).toBe(2);
  });
});
