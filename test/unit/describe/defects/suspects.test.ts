import { describe, expect, it } from 'vitest';
import { defectKinds } from '../../../../src/core/describe/defects/row-defects.ts';
import { suspectClusters, type SeenRows } from '../../../../src/core/describe/defects/suspects.ts';

const repetition = 1 << defectKinds.indexOf('repetition');
const template = 1 << defectKinds.indexOf('template');

/** A cluster of `size` rows, of which the first `seen` were looked at. */
function cluster(first: number, size: number, ...defects: readonly number[]): SeenRows {
  return { size, seen: defects.map((bits, at) => ({ row: first + at, defects: bits })) };
}
const sound = (first: number, seen: number): SeenRows =>
  cluster(first, 10 * seen, ...Array<number>(seen).fill(0));

describe('suspectClusters', () => {
  it('suspects a cluster that is broken in several ways, with rows that show each', () => {
    const broken = [...Array<number>(6).fill(repetition), ...Array<number>(8).fill(template), 0, 0];
    const [first, second] = suspectClusters([sound(0, 40), cluster(100, 160, ...broken)]);
    expect(first).toBeUndefined();
    expect(second).toEqual({
      share: 14 / 16,
      rest: 0,
      reasons: [
        { defect: 'template', share: 0.5, rest: 0, rows: [106, 107, 108, 109, 110, 111] },
        { defect: 'repetition', share: 6 / 16, rest: 0, rows: [100, 101, 102, 103, 104, 105] },
      ],
    });
  });

  it('suspects none where all are alike', () => {
    const half = [repetition, 0, repetition, 0, repetition, 0, repetition, repetition];
    const alike = [0, 1, 2].map(at => cluster(at * 10, 80, ...half));
    expect(suspectClusters(alike)).toEqual([undefined, undefined, undefined]);
  });

  it('suspects none by one or two rows', () => {
    const small = cluster(50, 2, template, template);
    expect(suspectClusters([sound(0, 20), small])).toEqual([undefined, undefined]);
  });

  it('counts the rest by rows, not by clusters', () => {
    const bad = cluster(0, 100, ...Array<number>(10).fill(template));
    const few = cluster(20, 10, ...Array<number>(10).fill(template));
    const [suspicion] = suspectClusters([bad, few, cluster(40, 990, ...Array<number>(10).fill(0))]);
    expect(suspicion?.rest).toBeCloseTo(0.01, 10);
  });

  it('takes a file of one cluster and clusters of which nothing was seen', () => {
    expect(suspectClusters([cluster(0, 3, 0, 0, 0)])).toEqual([undefined]);
    expect(suspectClusters([cluster(0, 0), sound(0, 5)])).toEqual([undefined, undefined]);
  });
});
