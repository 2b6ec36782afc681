import { describe, expect, it } from 'vitest';
import { groupClusters } from '../../../src/core/describe/group-clusters.ts';
import { TermCounts } from '../../../src/core/describe/term-counts.ts';
import { vectorsOf } from '../math/vectors-of.ts';

/** Nine clusters in three directions, three of each one after another. */
function nine(): Parameters<typeof groupClusters> {
  const angles = [0, 2, 4].flatMap(angle => [angle, angle + 0.1, angle + 0.2]);
  const counts = angles.map((_, at) => {
    const one = new TermCounts();
    const kind = ['요약', 'solve', 'define'][Math.floor(at / 3)] ?? '';
    for (let row = 0; row < 20; row++) one.add(new Set([kind, '문장']));
    return one;
  });
  const centroids = vectorsOf(...angles.map(angle => [Math.cos(angle), Math.sin(angle)]));
  return [centroids, [1, 1, 1, 9, 9, 9, 4, 4, 4], counts, new Set()];
}

describe('groupClusters', () => {
  it('puts clusters together that lie together, largest group first, with terms of its own', () => {
    const groups = groupClusters(...nine());
    expect(groups.map(({ clusters }) => clusters)).toEqual([
      [4, 5, 6],
      [7, 8, 9],
      [1, 2, 3],
    ]);
    expect(groups.map(({ terms }) => terms[0]?.term)).toEqual(['solve', 'define', '요약']);
  });

  it('groups no few clusters', () => {
    const [centroids, sizes, counts, compounds] = nine();
    const few = { ...centroids, count: 5 };
    expect(groupClusters(few, sizes, counts, compounds)).toEqual([]);
  });
});
