import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areRanges,
  countRows,
  endOf,
  rangesOf,
  rowsOf,
} from '../../../src/core/curate/row-ranges.ts';

describe('rangesOf', () => {
  it('keeps rows as gaps and lengths', () => {
    expect(rangesOf([3, 4, 5, 9])).toEqual([3, 3, 3, 1]);
    expect(rangesOf([])).toEqual([]);
    expect(rangesOf([0, 1])).toEqual([0, 2]);
  });

  it('gives back all rows', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5_000)), list => {
        const rows = list.toSorted((a, b) => a - b);
        const ranges = rangesOf(rows);
        expect([...rowsOf(ranges)]).toEqual(rows);
        expect(countRows(ranges)).toBe(rows.length);
        expect(endOf(ranges)).toBe((rows.at(-1) ?? -1) + 1);
        expect(areRanges(ranges)).toBe(true);
      }),
    );
  });

  it('is small for a selection of stretches', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => i + Math.floor(i / 1_000));
    expect(JSON.stringify(rangesOf(rows)).length).toBeLessThan(1_000);
  });
});

describe('areRanges', () => {
  it('knows what are none', () => {
    for (const bad of [[1], [0, 0], [-1, 2], [0, 1, 0, 1], [0.5, 1]]) {
      expect(areRanges(bad)).toBe(false);
    }
  });
});
