import { describe, expect, it } from 'vitest';
import { extended, toggled } from '../../../webview/panel/list/cluster-selection.ts';

const ids = (set: ReadonlySet<number>): number[] => [...set].toSorted((a, b) => a - b);

describe('the selection of clusters', () => {
  it('adds a cluster, and takes it away again', () => {
    expect(ids(toggled(new Set([1]), 4))).toEqual([1, 4]);
    expect(ids(toggled(new Set([1, 4]), 1))).toEqual([4]);
  });

  it('takes all between two of the list, in either direction', () => {
    const shown = [5, 2, 9, 1];
    expect(ids(extended(new Set([7]), shown, 2, 1))).toEqual([1, 2, 7, 9]);
    expect(ids(extended(new Set(), shown, 9, 5))).toEqual([2, 5, 9]);
  });

  it('takes the one alone when the other is not in the list any more', () => {
    expect(ids(extended(new Set(), [5, 2], 8, 2))).toEqual([2]);
  });
});
