import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClusterLines } from '../../../src/host/files/cluster-lines.ts';
import { neighbourRow, type ShownLines } from '../../../src/host/files/neighbour-row.ts';

function shown(cluster: readonly number[]): ShownLines {
  const lines = new ClusterLines({
    cluster: Int16Array.from(cluster),
    second: new Int16Array(cluster.length),
    distance: new Float32Array(cluster.length),
    current: true,
  });
  return { lines, count: cluster.length };
}

const two = [shown([1, 2, 1, 2, 3]), shown([]), shown([2, 3])];

describe('neighbourRow', () => {
  it('goes on in the other files, and round the end', () => {
    expect(neighbourRow(two, 1, { file: 0, line: 0 }, 'next')).toEqual({ file: 0, line: 2 });
    expect(neighbourRow(two, 1, { file: 0, line: 2 }, 'next')).toEqual({ file: 0, line: 0 });
    expect(neighbourRow(two, 2, { file: 0, line: 3 }, 'next')).toEqual({ file: 2, line: 0 });
    expect(neighbourRow(two, 2, { file: 0, line: 1 }, 'previous')).toEqual({ file: 2, line: 0 });
    expect(neighbourRow(two, 4, { file: 0, line: 1 }, 'previous')).toBeUndefined();
  });

  it('begins behind the last line when there is no cursor', () => {
    const behind = { file: 2, line: Infinity };
    expect(neighbourRow(two, 3, behind, 'next')).toEqual({ file: 0, line: 4 });
    expect(neighbourRow(two, 3, behind, 'previous')).toEqual({ file: 2, line: 1 });
  });

  it('finds what a search in all lines after one another finds', () => {
    const files = fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(files, fc.nat(), fc.boolean(), (clusters, start, isNext) => {
        const places = clusters.flatMap((lines, file) => lines.map((_, line) => ({ file, line })));
        const from = places[start % Math.max(1, places.length)];
        fc.pre(from !== undefined);
        const at = places.indexOf(from);
        const after = [...places.slice(at + 1), ...places.slice(0, at)];
        const inTurn = isNext ? after : after.toReversed();
        const wanted = inTurn.find(({ file, line }) => clusters[file]?.[line] === 1);
        const direction = isNext ? 'next' : 'previous';
        expect(neighbourRow(clusters.map(shown), 1, from, direction)).toEqual(wanted);
      }),
    );
  });
});
