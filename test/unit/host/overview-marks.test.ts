import { describe, expect, it } from 'vitest';
import { overviewMarks } from '../../../src/host/decorations/overview-marks.ts';

function marksOf(clusters: readonly number[], buckets: number): ReturnType<typeof overviewMarks> {
  return overviewMarks(line => clusters[line] ?? 0, clusters.length, buckets);
}

describe('overviewMarks', () => {
  it('joins neighbouring lines of one cluster and leaves out lines without one', () => {
    expect(marksOf([1, 1, 2, -1, 2, 0], 100)).toEqual([
      { start: 0, end: 1, cluster: 1 },
      { start: 2, end: 2, cluster: 2 },
      { start: 4, end: 4, cluster: 2 },
    ]);
  });

  it('shows the most frequent cluster of each part when there are more lines than parts', () => {
    expect(marksOf([1, 2, 2, 3, 3, 3, -2, -2, -2], 3)).toEqual([
      { start: 0, end: 2, cluster: 2 },
      { start: 3, end: 5, cluster: 3 },
    ]);
  });

  it('never gives more marks than parts and covers the whole file', () => {
    const clusters = Array.from({ length: 1003 }, (_, line) => (line % 7) + 1);
    const marks = marksOf(clusters, 50);
    expect(marks.length).toBeLessThanOrEqual(50);
    expect(marks[0]?.start).toBe(0);
    expect(marks.at(-1)?.end).toBe(1002);
  });

  it('has nothing to show for an empty file', () => {
    expect(marksOf([], 10)).toEqual([]);
  });
});
