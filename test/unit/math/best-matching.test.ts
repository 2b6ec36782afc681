import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMatching } from '../../../src/core/math/best-matching.ts';

type Gains = readonly (readonly number[])[];

const gains = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })).chain(([rows, columns]) =>
  fc.array(fc.array(fc.nat({ max: 9 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  }),
);

/** The largest sum, by trying everything. */
function most(gain: Gains, row = 0, taken: ReadonlySet<number> = new Set()): number {
  const values = gain[row];
  if (values === undefined) return 0;
  const sums = values.map((value, column) =>
    taken.has(column) ? 0 : value + most(gain, row + 1, new Set([...taken, column])),
  );
  return Math.max(most(gain, row + 1, taken), ...sums);
}

function match(gain: Gains): number[] {
  return [
    ...bestMatching(
      gain.map(row => Float64Array.from(row)),
      gain[0]?.length ?? 0,
    ),
  ];
}

describe('bestMatching', () => {
  it('has the largest sum, and no column twice', () => {
    fc.assert(
      fc.property(gains, gain => {
        const matched = match(gain);
        const sum = matched.reduce((total, column, row) => total + (gain[row]?.[column] ?? 0), 0);
        expect(sum).toBe(most(gain));
        const columns = matched.filter(column => column >= 0);
        expect(new Set(columns).size).toBe(columns.length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('leaves rows alone that gain nothing', () => {
    expect(
      match([
        [0, 3],
        [0, 0],
      ]),
    ).toEqual([1, -1]);
    expect(match([])).toEqual([]);
    expect(match([[], []])).toEqual([-1, -1]);
  });
});
