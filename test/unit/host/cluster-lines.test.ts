import { describe, expect, it } from 'vitest';
import { noCluster, type LineClusters } from '../../../src/core/run/line-clusters.ts';
import { ClusterLines } from '../../../src/host/files/cluster-lines.ts';
import { editBetween } from '../../../src/host/files/lines-between.ts';

function linesOf(...cluster: number[]): ClusterLines {
  const disk: LineClusters = {
    cluster: Int16Array.from(cluster),
    second: Int16Array.from(cluster, c => (c > 0 ? c + 1 : 0)),
    distance: Float32Array.from(cluster, c => (c > 0 ? 0.25 : NaN)),
    current: true,
  };
  return new ClusterLines(disk);
}

function clustersOf(lines: ClusterLines, count: number): number[] {
  const each = Array.from({ length: count }, (_, line) => lines.clusterOf(line));
  expect([...lines.range(0, count)]).toEqual(each);
  return each;
}

const typedInLine = (line: number): Parameters<ClusterLines['apply']>[0] => [
  { startLine: line, startCharacter: 2, endLine: line, endCharacter: 2, text: 'x' },
];

describe('ClusterLines', () => {
  it('knows the clusters of the lines and that the empty last line is no row', () => {
    const lines = linesOf(1, noCluster.invalid, 2);
    expect(clustersOf(lines, 4)).toEqual([1, -1, 2, noCluster.invalid]);
    expect(lines.at(2)).toEqual({ cluster: 2, second: 3, distance: 0.25 });
    expect(lines.at(1)).toBeUndefined();
    expect(lines.stale).toBe(0);
  });

  it('calls an edited line stale and lets the others keep their clusters', () => {
    const lines = linesOf(1, 2, 3);
    lines.apply(
      [{ startLine: 0, startCharacter: 0, endLine: 0, endCharacter: 0, text: 'a\n' }],
      () => 1,
    );
    lines.apply(typedInLine(2), () => 1);
    expect(clustersOf(lines, 4)).toEqual([noCluster.stale, 1, noCluster.stale, 3]);
    expect(lines.stale).toBe(2);
    expect(lines.at(2)).toBeUndefined();
  });

  it('reads a part of the document', () => {
    expect([...linesOf(1, 2, 3, 4).range(1, 2)]).toEqual([2, 3]);
  });

  it('knows where a line is on disk, unless it was changed', () => {
    const lines = linesOf(1, 2, 3);
    lines.apply(
      [{ startLine: 1, startCharacter: 0, endLine: 1, endCharacter: 0, text: 'a\n' }],
      () => 1,
    );
    lines.apply(typedInLine(3), () => 1);
    expect([0, 1, 2, 3, 4].map(line => lines.onDisk(line))).toEqual([
      0,
      undefined,
      1,
      undefined,
      undefined,
    ]);
  });

  it('counts what was already stale on disk', () => {
    expect(linesOf(noCluster.stale, 1).stale).toBe(1);
  });
});

describe('editBetween', () => {
  it.each([
    [
      ['a', 'b', 'c'],
      ['a', 'x', 'c'],
      [1, -2, 3],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'c'],
      [1, 3],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'b', 'c', 'd'],
      [1, 2, 3, -2],
    ],
    [
      ['a', 'a', 'a'],
      ['a', 'a'],
      [1, 2],
    ],
    [['a', 'b', 'c'], ['x'], [-2]],
  ] as const)('%j to %j', (before, after, clusters) => {
    const edit = editBetween(before, after);
    const lines = linesOf(1, 2, 3);
    if (edit) lines.apply([edit], line => after[line]?.length ?? 0);
    expect(clustersOf(lines, after.length)).toEqual(clusters);
  });

  it('finds nothing to do between equal texts', () => {
    expect(editBetween(['a', 'b'], ['a', 'b'])).toBeUndefined();
  });
});
