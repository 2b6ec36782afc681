import { describe, expect, it } from 'vitest';
import { clustersShown, filterClusters } from '../../../webview/panel/list/cluster-filter.ts';
import { clusterWith } from './cluster-with.ts';

const clusters = [
  clusterWith(1, '요약', 'Summary'),
  clusterWith(2, '방정식', 'solve'),
  clusterWith(12, 'top 2', 'naïve'),
  clusterWith(21),
];
const ids = (query: string): readonly number[] =>
  filterClusters(clusters, query).map(({ id }) => id);

describe('filterClusters', () => {
  it('keeps all, in their order, for an empty query', () => {
    expect(filterClusters(clusters, '')).toBe(clusters);
    expect(ids('  , ')).toEqual([1, 2, 12, 21]);
  });

  it('finds a cluster by its whole number, with or without a number sign', () => {
    expect(ids('1')).toEqual([1]);
    expect(ids('#21')).toEqual([21]);
  });

  it('finds numbers in key terms too', () => {
    expect(ids('2')).toEqual([2, 12]);
  });

  it('finds part of a term, whatever its case', () => {
    expect(ids('SUM')).toEqual([1]);
    expect(ids('방정')).toEqual([2]);
  });

  it('finds decomposed text, as a Mac types it', () => {
    expect(ids('요약'.normalize('NFD'))).toEqual([1]);
    expect(ids('nai\u0308ve')).toEqual([12]);
  });

  it('wants every word', () => {
    expect(ids('요약, summary')).toEqual([1]);
    expect(ids('요약 solve')).toEqual([]);
  });

  it('takes special characters as they are', () => {
    expect(ids('.*')).toEqual([]);
  });
});

describe('clustersShown', () => {
  it('lists kept, dropped and suggested clusters; a dropped one is suggested no more', () => {
    const suspicion = { share: 1, rest: 0, reasons: [] };
    const all = [
      clusterWith(1),
      { ...clusterWith(2), suspicion },
      { ...clusterWith(3), suspicion },
    ];
    const shown = (['all', 'kept', 'dropped', 'suggested'] as const).map(kind =>
      clustersShown(all, kind, new Set([3])).map(({ id }) => id),
    );
    expect(shown).toEqual([[1, 2, 3], [1, 2], [3], [2]]);
  });
});
