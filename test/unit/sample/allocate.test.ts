import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, type Stratum } from '../../../src/core/sample/allocate.ts';
import { allocations, type Allocation, type Sampling } from '../../../src/core/sample/sampling.ts';

function sampling(rows: number, allocation: Allocation, per: Sampling['per'] = 'total'): Sampling {
  return { rows, per, allocation, choice: 'random', seed: 1, distinct: true };
}

const full = (...sizes: number[]): Stratum[] => sizes.map(size => ({ size, available: size }));

describe('allocate', () => {
  it.each([
    ['proportional', 10, [50, 30, 20], [5, 3, 2]],
    ['proportional', 10, [1, 1, 1], [1, 1, 1]],
    ['proportional', 4, [1, 1, 1], [1, 1, 1]],
    ['proportional', 2, [1, 1, 1], [1, 1, 0]],
    ['equal', 9, [100, 2, 50], [4, 2, 3]],
    ['equal', 1000, [100, 2, 50], [100, 2, 50]],
    ['square-root', 6, [100, 25, 0], [4, 2, 0]],
  ] as const)('%s: %i of %j', (allocation, rows, sizes, counts) => {
    expect(allocate(full(...sizes), sampling(rows, allocation))).toEqual(counts);
  });

  it('weighs by all rows and takes no more than can be drawn', () => {
    const strata = [
      { size: 90, available: 2 },
      { size: 10, available: 10 },
    ];
    expect(allocate(strata, sampling(8, 'proportional'))).toEqual([2, 6]);
  });

  it('gives every cluster the same number where that is asked', () => {
    expect(allocate(full(5, 1, 9), sampling(3, 'equal', 'cluster'))).toEqual([3, 1, 3]);
  });

  const strata = fc.array(
    fc
      .tuple(fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([size, share]) => ({ size, available: Math.round(size * share) })),
    { minLength: 1, maxLength: 40 },
  );

  it('adds up, stays within what is there, and favours no smaller cluster', () => {
    fc.assert(
      fc.property(
        strata,
        fc.integer({ min: 1, max: 30_000 }),
        fc.constantFrom(...allocations),
        (given, rows, how) => {
          const counts = allocate(given, sampling(rows, how));
          const there = given.reduce((sum, { available }) => sum + available, 0);
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Math.min(rows, there));
          counts.forEach((count, at) => {
            expect(Number.isInteger(count) && count >= 0).toBe(true);
            expect(count).toBeLessThanOrEqual(given[at]?.available ?? 0);
          });
          given.forEach(({ size, available }, a) => {
            given.forEach((other, b) => {
              if (size < other.size || available < other.available) return;
              expect((counts[b] ?? 0) - (counts[a] ?? 0)).toBeLessThanOrEqual(1);
            });
          });
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });
});
