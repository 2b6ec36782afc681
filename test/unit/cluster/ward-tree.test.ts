import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WardTree } from '../../../src/core/cluster/ward-tree.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorAt, type VectorSet } from '../../../src/core/math/vectors.ts';
import { normalVectors, vectorsOf } from '../math/vectors-of.ts';
import { groupedVectors, renumbered } from './grouped-vectors.ts';

function ones(count: number): Float64Array {
  return new Float64Array(count).fill(1);
}

/** Sum of the weighted squared distances of the leaves to the mean of their group. */
function withinGroups(leaves: VectorSet, weights: Float64Array, group: ArrayLike<number>): number {
  const groups = new Map<number, number[]>();
  Array.from(group, (name, leaf) => groups.set(name, [...(groups.get(name) ?? []), leaf]));
  let total = 0;
  for (const members of groups.values()) {
    const weight = members.reduce((sum, leaf) => sum + (weights[leaf] ?? 0), 0);
    for (let d = 0; d < leaves.dimensions; d++) {
      const at = (leaf: number): number => vectorAt(leaves, leaf)[d] ?? 0;
      const mean = members.reduce((sum, leaf) => sum + (weights[leaf] ?? 0) * at(leaf), 0) / weight;
      total += members.reduce(
        (sum, leaf) => sum + (weights[leaf] ?? 0) * (at(leaf) - mean) ** 2,
        0,
      );
    }
  }
  return total;
}

describe('WardTree', () => {
  const trees = fc.tuple(fc.integer({ min: 1, max: 14 }), fc.nat()).map(([count, seed]) => {
    const random = new Random(seed);
    const leaves = normalVectors(count, 3, random);
    const weights = Float64Array.from({ length: count }, () => 1 + Math.floor(9 * random.next()));
    return { leaves, weights, tree: new WardTree({ centroids: leaves, rows: weights }) };
  });

  it('can be cut into any number of groups, each cut inside the one before', () => {
    fc.assert(
      fc.property(trees, ({ leaves, tree }) => {
        let coarser = tree.cut(1);
        for (let k = 1; k <= leaves.count; k++) {
          const cut = tree.cut(k);
          expect(new Set(cut).size).toBe(k);
          expect(renumbered(cut)).toEqual([...cut]);
          const pairs = new Set(Array.from(cut, (group, leaf) => `${group} in ${coarser[leaf]}`));
          expect(pairs.size).toBe(k);
          coarser = cut;
        }
        expect(tree.cut(leaves.count + 5)).toEqual(tree.cut(leaves.count));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('unites the two groups whose union adds least to the distances within', () => {
    fc.assert(
      fc.property(trees, ({ leaves, weights, tree }) => {
        for (let k = leaves.count; k > 1; k--) {
          const cut = tree.cut(k);
          const costs: number[] = [];
          for (let a = 0; a < k; a++) {
            for (let b = a + 1; b < k; b++) {
              costs.push(
                withinGroups(
                  leaves,
                  weights,
                  cut.map(group => (group === b ? a : group)),
                ),
              );
            }
          }
          const chosen = withinGroups(leaves, weights, tree.cut(k - 1));
          expect(chosen).toBeCloseTo(Math.min(...costs), 3);
        }
      }),
      { seed: 2, numRuns: 20 },
    );
  });

  it('finds groups that lie apart', () => {
    const { vectors, group } = groupedVectors([9, 7, 5]);
    const cut = new WardTree({ centroids: vectors, rows: ones(vectors.count) }).cut(3);
    expect([...cut]).toEqual(renumbered(group));
  });

  it('counts the rows of a cut, most first', () => {
    const leaves = vectorsOf([1, 0], [0, 1], [-1, 0], [-0.9, 0.1]);
    const tree = new WardTree({ centroids: leaves, rows: Float64Array.of(3, 4, 20, 30) });
    expect(tree.sizes(1)).toEqual([57]);
    expect(tree.sizes(3)).toEqual([50, 4, 3]);
    expect(tree.sizes(9)).toEqual([30, 20, 4, 3]);
  });

  it('gives the weighted mean directions of a cut', () => {
    const leaves = vectorsOf([1, 0], [0, 1], [-1, 0]);
    const { count, values } = new WardTree({
      centroids: leaves,
      rows: Float64Array.of(1, 1, 50),
    }).centroids(2);
    expect(count).toBe(2);
    [Math.SQRT1_2, Math.SQRT1_2, -1, 0].forEach((value, i) =>
      expect(values[i]).toBeCloseTo(value, 6),
    );
  });
});
