import { describe, expect, it } from 'vitest';
import { clusterSections } from '../../../src/protocol/cluster-sections.ts';
import { listMove, type ListMove } from '../../../webview/panel/list/list-focus.ts';
import { listLines } from '../../../webview/panel/list/list-lines.ts';
import { clusterWith } from './cluster-with.ts';

const clusters = [clusterWith(1, 'apple'), clusterWith(2, 'banana'), clusterWith(3, '배')];
const groups = [
  { clusters: [1, 2], terms: [{ term: 'fruit', score: 1 }] },
  { clusters: [3], terms: [{ term: '과일', score: 1 }] },
];
const sections = clusterSections(clusters, groups, true);
const lines = listLines(sections, []);

let now = 0;
function press(key: string, at: number, expanded = false): ListMove | undefined {
  now += 10_000;
  return listMove({ key, timeStamp: now }, lines, at, expanded);
}

describe('listLines', () => {
  it('has headings and clusters, but not those of folded groups', () => {
    expect(lines.map(({ key }) => key)).toEqual(['group-0', 1, 2, 'group-1', 3]);
    const folded = listLines(sections, ['group-0']);
    expect(folded.map(({ key }) => key)).toEqual(['group-0', 'group-1', 3]);
    const plain = listLines(clusterSections(clusters, groups, false), []);
    expect(plain.map(({ key }) => key)).toEqual([1, 2, 3]);
  });
});

describe('listMove', () => {
  it('moves over headings and clusters, and stops at the ends', () => {
    expect(press('ArrowDown', 2)).toEqual({ kind: 'focus', index: 3 });
    expect(press('ArrowUp', 0)).toEqual({ kind: 'focus', index: 0 });
    expect(press('End', 0)).toEqual({ kind: 'focus', index: 4 });
  });

  it('opens with right, and goes from an open group to its first cluster', () => {
    expect(press('ArrowRight', 1)).toEqual({ kind: 'open', open: true });
    expect(press('ArrowRight', 0)).toEqual({ kind: 'open', open: true });
    expect(press('ArrowRight', 0, true)).toEqual({ kind: 'focus', index: 1 });
  });

  it('closes with left, and goes from a closed cluster to its group', () => {
    expect(press('ArrowLeft', 2, true)).toEqual({ kind: 'open', open: false });
    expect(press('ArrowLeft', 2)).toEqual({ kind: 'focus', index: 0 });
    expect(press('ArrowLeft', 4)).toEqual({ kind: 'focus', index: 3 });
  });

  it('jumps to what is typed, by number, name or terms of a group', () => {
    expect(press('b', 0)).toEqual({ kind: 'focus', index: 2 });
    expect(press('3', 0)).toEqual({ kind: 'focus', index: 4 });
    expect(press('과', 0)).toEqual({ kind: 'focus', index: 3 });
    expect(press('z', 0)).toBeUndefined();
  });
});
