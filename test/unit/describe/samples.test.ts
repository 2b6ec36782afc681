import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BestRows } from '../../../src/core/describe/best-rows.ts';
import { membersOf } from '../../../src/core/describe/clustered-rows.ts';
import { variedRows } from '../../../src/core/describe/varied-rows.ts';

describe('BestRows', () => {
  it('keeps the best row of each of the best texts', () => {
    const offers = fc.array(fc.record({ score: fc.integer({ min: 0, max: 9 }), text: fc.nat(6) }));
    fc.assert(
      fc.property(offers, fc.integer({ min: 1, max: 4 }), (offered, size) => {
        const best = new BestRows(size);
        offered.forEach(({ score, text }, row) => best.offer(row, score, BigInt(text)));

        const order = offered
          .map((offer, row) => ({ ...offer, row }))
          .sort((a, b) => b.score - a.score || a.row - b.row);
        const firsts = order.filter(
          ({ text }, at) => order.findIndex(other => other.text === text) === at,
        );
        expect(best.rows()).toEqual(firsts.slice(0, size).map(({ row }) => row));
      }),
    );
  });
});

describe('membersOf', () => {
  it('lists the rows of every cluster, also of an empty one', () => {
    const members = membersOf({
      clusters: 3,
      cluster: Int32Array.of(1, 0, 3, 1),
      similarity: new Float32Array(4),
      textHash: new BigInt64Array(4),
      text: new Int32Array(4),
      vector: () => new Float32Array(2),
    });
    expect(members.map(list => [...list])).toEqual([[0, 3], [], [2]]);
  });
});

describe('variedRows', () => {
  /** Rows on a circle; each is similar to the centroid at angle 0 by the cosine of its angle. */
  function circle(angles: readonly number[], texts = angles.map((_, row) => row)) {
    return {
      clusters: 1,
      cluster: new Int32Array(angles.length).fill(1),
      similarity: Float32Array.from(angles, angle => Math.cos(angle)),
      textHash: BigInt64Array.from(texts, BigInt),
      text: Int32Array.from(texts),
      vector: (row: number) =>
        Float32Array.of(Math.cos(angles[row] ?? 0), Math.sin(angles[row] ?? 0)),
    };
  }
  const all = (count: number): Uint32Array => Uint32Array.from({ length: count }, (_, row) => row);

  it('begins at the centroid and goes where nothing was picked yet', () => {
    const rows = circle([0.5, 0.1, -0.5, 0.11, 0.49, -0.05, 0.12, 0.13, -0.12, 2]);
    expect(variedRows(rows, all(10), 3, 1)).toEqual([5, 0, 2]);
  });

  it('picks a text once, and no more rows than there are', () => {
    const rows = circle([0.1, 0.2, 0.3, 0.4], [7, 7, 8, 8]);
    expect(variedRows(rows, all(4), 6, 1)).toEqual([0, 2]);
    expect(variedRows(rows, new Uint32Array(0), 6, 1)).toEqual([]);
  });

  it('picks different rows, the same for the same seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 700 }),
        angles => {
          const rows = circle(angles);
          const picked = variedRows(rows, all(angles.length), 6, 3);
          expect(new Set(picked).size).toBe(picked.length);
          expect(picked.length).toBeGreaterThanOrEqual(Math.min(6, Math.ceil(angles.length * 0.9)));
          expect(variedRows(rows, all(angles.length), 6, 3)).toEqual(picked);
        },
      ),
    );
  });
});
