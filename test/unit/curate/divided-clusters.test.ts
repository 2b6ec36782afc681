import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CuratedState, clusterAt } from '../../../src/core/curate/curated-state.ts';
import { carriedClusters, partOf } from '../../../src/core/curate/divided-clusters.ts';
import { stepOf } from '../../../src/core/curate/edit-step.ts';
import { RowVectors } from '../../../src/core/curate/row-vectors.ts';
import { packVectors, packingScales } from '../../../src/core/math/packed-vectors.ts';
import { normalise, vectorAt, vectorSet } from '../../../src/core/math/vectors.ts';
import { anyEdit } from './arbitrary-edits.ts';

const rows = 60;
const dimensions = 4;

/** Every row a text of its own, at random places; cluster by the sign of the first two values. */
const arbitraryRows = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: rows * dimensions,
    maxLength: rows * dimensions,
  })
  .map(values => {
    const set = vectorSet(rows, dimensions);
    set.values.set(values);
    for (let row = 0; row < rows; row++) normalise(vectorAt(set, row));
    const cluster = Int32Array.from({ length: rows }, (_, row) => {
      const [x = 0, y = 0] = vectorAt(set, row);
      return (x > 0 ? 1 : 2) + (y > 0 ? 0 : 2);
    });
    const text = Int32Array.from({ length: rows }, (_, row) => row);
    const packed = packVectors(set, packingScales(set));
    return { cluster, vectors: new RowVectors({ text, cluster }, packed) };
  });

function stateOf(cluster: Int32Array): CuratedState {
  const clusters = [1, 2, 3, 4].map(id => ({
    id,
    rows: cluster.filter(one => one === id).length,
  }));
  return new CuratedState({ clusters, cluster, highest: 4 });
}

describe('carriedClusters', () => {
  it('agrees with the person at least as often as taking the cluster that most rows went to', () => {
    fc.assert(
      fc.property(
        arbitraryRows,
        fc.array(anyEdit, { maxLength: 8 }),
        ({ cluster, vectors }, edits) => {
          const state = stateOf(cluster);
          for (const edit of edits) {
            try {
              state.apply(stepOf(state, edit));
            } catch {
              // An edit that is not possible changes nothing.
            }
          }
          const carried = new Map(
            carriedClusters(state, cluster, vectors).map(one => [one.from, one]),
          );
          let [right, most] = [0, 0];
          cluster.forEach((from, row) => {
            const { to = 0, parts } = carried.get(from) ?? {};
            const now = clusterAt(state.places[row] ?? 0);
            if (to === now) most++;
            if ((parts === undefined ? to : partOf(parts, vectors.of(row))) === now) right++;
          });
          expect(right).toBeGreaterThanOrEqual(most);
          // Clusters that went whole go whole.
          for (const { from, to, parts } of carried.values()) {
            const targets = new Set(
              [...cluster.keys()]
                .filter(row => cluster[row] === from)
                .map(row => clusterAt(state.places[row] ?? 0)),
            );
            if (targets.size === 1) expect([parts, targets.has(to)]).toEqual([undefined, true]);
          }
        },
      ),
    );
  });

  it('takes the mean of the rows that went to each', () => {
    const set = vectorSet(4, 2);
    set.values.set([1, 0, 0.6, 0.8, -1, 0, -0.6, 0.8]);
    const cluster = Int32Array.of(1, 1, 1, 1);
    const text = Int32Array.of(0, 1, 2, 3);
    const packed = packVectors(set, packingScales(set));
    const vectors = new RowVectors({ text, cluster }, packed);
    const state = new CuratedState({ clusters: [{ id: 1, rows: 4 }], cluster, highest: 1 });
    state.apply(stepOf(state, { kind: 'split', cluster: 1, parts: [{ id: 2, rows: [2, 2] }] }));
    const [carried] = carriedClusters(state, cluster, vectors);
    expect(carried?.parts?.ids.toSorted()).toEqual([1, 2]);
    const { parts } = carried ?? {};
    if (parts === undefined) throw new Error('The cluster is not divided.');
    expect(partOf(parts, Float32Array.of(0.9, 0.1))).toBe(1);
    expect(partOf(parts, Float32Array.of(-0.9, 0.1))).toBe(2);
    const half = Math.hypot(1.6, 0.8);
    const [x = 0, y = 0] = vectorAt(parts.centroids, parts.ids.indexOf(1));
    expect([x, y].map(value => value.toFixed(2))).toEqual(
      [1.6 / half, 0.8 / half].map(value => value.toFixed(2)),
    );
  });
});
