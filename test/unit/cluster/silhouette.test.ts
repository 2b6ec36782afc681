import { describe, expect, it } from 'vitest';
import { simplifiedSilhouette } from '../../../src/core/cluster/silhouette.ts';
import { pickVectors, type VectorSet } from '../../../src/core/math/vectors.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { groupedVectors } from './grouped-vectors.ts';
import { packed } from './packed.ts';

function silhouette(vectors: VectorSet, centroids: VectorSet): Promise<number> {
  return simplifiedSilhouette(packed(vectors), centroids, new AbortController().signal);
}

describe('simplifiedSilhouette', () => {
  it('is 1 when every vector is its centroid, and 0 between two of them', async () => {
    const axes = vectorsOf([1, 0], [0, 1]);
    expect(await silhouette(axes, axes)).toBeCloseTo(1, 6);
    expect(await silhouette(vectorsOf([Math.SQRT1_2, Math.SQRT1_2]), axes)).toBeCloseTo(0, 6);
  });

  it('is the mean of (b − a) / b', async () => {
    // Cosines 0.8 and 0.6: a = 0.2, b = 0.4; and a vector with a = 0, b = 1.
    const score = await silhouette(vectorsOf([0.8, 0.6], [1, 0]), vectorsOf([1, 0], [0, 1]));
    expect(score).toBeCloseTo((0.5 + 1) / 2, 2);
  });

  it('is 0 for vectors that are all equal to two centroids', async () => {
    const equal = vectorsOf([1, 0], [1, 0]);
    expect(await silhouette(equal, equal)).toBe(0);
  });

  it('is higher for tighter groups', async () => {
    const score = async (noise: number): Promise<number> => {
      const { vectors, group } = groupedVectors([30, 30, 30], { noise });
      const centroids = pickVectors(
        vectors,
        [0, 1, 2].map(name => group.indexOf(name)),
      );
      return silhouette(vectors, centroids);
    };
    expect(await score(0.1)).toBeGreaterThan(await score(0.6));
  });
});
