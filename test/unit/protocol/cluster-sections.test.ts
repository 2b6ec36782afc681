import { describe, expect, it } from 'vitest';
import { clusterSections } from '../../../src/protocol/cluster-sections.ts';
import { clusterWith } from '../webview/cluster-with.ts';

const clusters = [3, 1, 4, 2].map(id => clusterWith(id));
const groups = [
  { clusters: [1, 3], terms: [{ term: '요약', score: 1 }] },
  { clusters: [9], terms: [] },
  { clusters: [2], terms: [] },
];

describe('clusterSections', () => {
  it('lists clusters by group, keeps their order, and leaves no cluster out', () => {
    const sections = clusterSections(clusters, groups, true);
    expect(sections.map(section => section.clusters.map(({ id }) => id))).toEqual([
      [3, 1],
      [2],
      [4],
    ]);
    expect(sections.map(({ key }) => key)).toEqual(['group-0', 'group-2', 'group-none']);
    expect(sections[0]?.terms).toEqual(['요약']);
  });

  it.each([
    [groups, false],
    [undefined, true],
    [[], true],
  ])('lists all together with groups %j and %s', (given, grouped) => {
    expect(clusterSections(clusters, given, grouped)).toEqual([{ key: '', terms: [], clusters }]);
  });
});
