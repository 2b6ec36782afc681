import { describe, expect, it } from 'vitest';
import {
  assignOnce,
  sphericalKMeans,
  type Clustering,
  type WeightedVectors,
} from '../../../src/core/cluster/spherical-kmeans.ts';
import { unpackVectors, type PackedVectors } from '../../../src/core/math/packed-vectors.ts';
import {
  normalise,
  pickVectors,
  vectorAt,
  vectorSet,
  type VectorSet,
} from '../../../src/core/math/vectors.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { groupedVectors } from './grouped-vectors.ts';
import { weighted } from './packed.ts';

function run(
  data: WeightedVectors,
  start: VectorSet,
  signal = new AbortController().signal,
): Promise<Clustering> {
  const options = { maxPasses: 50, tolerance: 0, signal, onPass: () => undefined };
  return sphericalKMeans(data, start, options);
}

describe('sphericalKMeans', () => {
  const { vectors, group } = groupedVectors([60, 40, 30, 20]);
  const data = weighted(vectors);
  const oneOfEach = pickVectors(
    vectors,
    [0, 1, 2, 3].map(name => group.indexOf(name)),
  );

  it('finds groups that lie apart', async () => {
    const { index, centroids } = await run(data, oneOfEach);
    expect([...index]).toEqual(group);
    for (let c = 0; c < 4; c++) expect(Math.hypot(...vectorAt(centroids, c))).toBeCloseTo(1, 5);
  });

  it('gives every vector to its nearest centroid, which is the direction of their sum', async () => {
    const loose = groupedVectors([50, 50, 50], { noise: 1.5 }).vectors;
    const { index, centroids } = await run(weighted(loose), pickVectors(loose, [0, 1, 2, 3, 4]));
    const sums = vectorsOf(
      ...Array.from({ length: centroids.count }, () => Array<number>(24).fill(0)),
    );
    index.forEach((cluster, i) => {
      const similarities = Array.from({ length: centroids.count }, (_, c) =>
        dot(vectorAt(loose, i), vectorAt(centroids, c)),
      );
      expect(similarities[cluster]).toBeCloseTo(Math.max(...similarities), 2);
      vectorAt(loose, i).forEach((value, d) => {
        const sum = vectorAt(sums, cluster);
        sum[d] = (sum[d] ?? 0) + value;
      });
    });
    for (let c = 0; c < centroids.count; c++) {
      const sum = vectorAt(sums, c);
      expect(dot(sum, vectorAt(centroids, c)) / Math.hypot(...sum)).toBeCloseTo(1, 4);
    }
  });

  it('starts a centroid again that has no vectors', async () => {
    const lost = vectorsOf(...[0, 0, 0, 0].map(() => [...vectorAt(vectors, 0)]));
    const { centroids, index } = await run(data, lost);
    expect(centroids.count).toBe(4);
    expect(new Set(index).size).toBe(4);
  });

  it('leaves no cluster empty when vectors are equal', async () => {
    const equal = vectorsOf([1, 0], [1, 0], [0, 1], [1, 0], [0, 1]);
    const start = vectorsOf([1, 0], [0, 1], [0.6, 0.8], [0.8, 0.6]);
    const { centroids, index } = await run(weighted(equal), start);
    expect(centroids.count).toBe(2);
    expect([...index]).toEqual([0, 0, 1, 0, 1]);
  });

  it('counts a vector as often as its weight says', async () => {
    const three = vectorsOf([1, 0], [0, 1], [-1, 0]);
    const one = vectorsOf([0, 1]);
    const counted = await run(weighted(three, Uint32Array.of(3, 1, 1)), one);
    const repeated = vectorsOf([1, 0], [1, 0], [1, 0], [0, 1], [-1, 0]);
    const repeatedly = await run(weighted(repeated), one);
    expect([...counted.centroids.values]).toEqual([...repeatedly.centroids.values]);
    expect(counted.centroids.values[0]).toBeCloseTo(2 / Math.sqrt(5), 6);
  });

  it('gives the clusters that comparing everything in every pass gives', async () => {
    const loose = groupedVectors([400, 300, 200, 100], { noise: 1.2 }).vectors;
    const start = pickVectors(loose, [...Array(12).keys()]);
    const { vectors, weights } = weighted(loose);
    let centroids = start;
    for (let passes = 1; passes <= 8; passes++) {
      const all = await assignOnce({ vectors, weights }, centroids, new AbortController().signal);
      const options = {
        tolerance: 0,
        signal: new AbortController().signal,
        onPass: () => undefined,
      };
      const kept = await sphericalKMeans({ vectors, weights }, start, {
        ...options,
        maxPasses: passes,
      });
      expect([...kept.index]).toEqual([...all.index]);
      centroids = directions(vectors, all.index, centroids.count);
    }
  });

  it('stops when it is cancelled', async () => {
    await expect(run(data, oneOfEach, AbortSignal.abort('enough'))).rejects.toBe('enough');
  });
});

/** The directions of the sums of the clusters. */
function directions(vectors: PackedVectors, index: Int32Array, clusters: number): VectorSet {
  const sums = vectorSet(clusters, vectors.dimensions);
  const all = unpackVectors(vectors);
  index.forEach((cluster, i) => {
    const sum = vectorAt(sums, cluster);
    vectorAt(all, i).forEach((value, d) => (sum[d] = (sum[d] ?? 0) + value));
  });
  for (let cluster = 0; cluster < clusters; cluster++) normalise(vectorAt(sums, cluster));
  return sums;
}

function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}
