import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Neighbours } from '../../../src/core/map/nearest-neighbours.ts';
import { memberships, neighbourGraph } from '../../../src/core/map/neighbour-graph.ts';

/** k neighbours of every point among all, the point itself first, in random order and similarity. */
const someNeighbours: fc.Arbitrary<Neighbours> = fc
  .tuple(fc.integer({ min: 6, max: 20 }), fc.integer({ min: 3, max: 5 }))
  .chain(([points, k]) =>
    fc
      .array(fc.tuple(fc.nat(), fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }))), {
        minLength: points,
        maxLength: points,
      })
      .map(draws => {
        const index = new Int32Array(points * k);
        const similarity = new Float32Array(points * k);
        draws.forEach(([shift, values], point) => {
          const sorted = Array.from({ length: k - 1 }, (_, i) => values[i] ?? 0.5).sort(
            (a, b) => b - a,
          );
          const others = sorted.map((_, i) => (point + 1 + ((shift + i) % (points - 1))) % points);
          index.set([point, ...others], point * k);
          similarity.set([1, ...sorted], point * k);
        });
        return { k, index, similarity };
      }),
  );

describe('neighbourGraph', () => {
  it('gives every pair of neighbours one edge with the fuzzy union of both memberships', () => {
    fc.assert(
      fc.property(someNeighbours, found => {
        const { k, index } = found;
        const membership = memberships(found);
        const expected = new Map<string, number>();
        index.forEach((other, at) => {
          const point = Math.floor(at / k);
          const own = membership[at] ?? 0;
          if (other === point || own === 0) return;
          const key = `${Math.min(point, other)}-${Math.max(point, other)}`;
          const before = expected.get(key) ?? 0;
          expected.set(key, before + own - before * own);
        });
        const graph = neighbourGraph(found);
        const edges = Array.from(graph.from, (from, edge) => `${from}-${graph.to[edge] ?? -1}`);
        expect(edges.toSorted()).toEqual([...expected.keys()].toSorted());
        edges.forEach((key, edge) =>
          expect(graph.weight[edge]).toBeCloseTo(expected.get(key) ?? NaN, 5),
        );
      }),
      { seed: 1 },
    );
  });

  it('counts the nearest fully and all together as log₂ k', () => {
    const similarity = Float32Array.of(0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2);
    const found = { k: 8, index: Int32Array.from({ length: 8 }, (_, i) => i), similarity };
    const values = memberships(found);
    expect(values[0]).toBe(1);
    expect([...values]).toEqual([...values].toSorted((a, b) => b - a));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(3, 3);
  });
});
