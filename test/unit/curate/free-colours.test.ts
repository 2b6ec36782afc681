import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noMarks } from '../../../src/core/curate/cluster-marks.ts';
import { Curation } from '../../../src/core/curate/curation.ts';
import type { Edit } from '../../../src/core/curate/edit.ts';
import { colourCount, freeColours } from '../../../src/core/curate/free-colours.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { clusterColours } from '../../../src/protocol/palette.ts';

type Colours = ReadonlyMap<number, number | null>;

function stateOf(colours: Colours): Parameters<typeof freeColours>[0] {
  return {
    ids: () => [...colours.keys()],
    marksOf: id => ({ ...noMarks, colour: colours.get(id) ?? null }),
  };
}

const shown = (id: number, colour: number | null | undefined): number =>
  (colour ?? id - 1) % colourCount;

describe('freeColours', () => {
  it('knows how many colours there are', () => {
    expect(colourCount).toBe(clusterColours.length);
  });

  it('leaves a cluster the colour of its id where nobody has it', () => {
    expect(freeColours(stateOf(new Map([[1, null]])), [2, 3])).toEqual(
      new Map([
        [2, null],
        [3, null],
      ]),
    );
  });

  it('takes a colour that nobody has before one that somebody has', () => {
    const colours = freeColours(
      stateOf(
        new Map([
          [1, null],
          [3, null],
        ] as const),
      ),
      [17, 18],
    );
    expect([...colours]).toEqual([
      [17, 1],
      [18, 3],
    ]);
  });

  it('never gives a colour that more clusters have than another', () => {
    const id = fc.integer({ min: 1, max: 60 });
    const colour = fc.option(fc.nat(colourCount - 1));
    const some = fc.uniqueArray(fc.tuple(id, colour), { selector: ([one]) => one, maxLength: 40 });
    fc.assert(
      fc.property(some, fc.uniqueArray(fc.integer({ min: 61, max: 90 })), (there, made) => {
        const used = there.map(([one, chosen]) => shown(one, chosen));
        const found = freeColours(stateOf(new Map(there)), made);
        for (const one of made) {
          const uses = Array.from({ length: colourCount }, (_, at) => used.filter(u => u === at));
          const fewest = Math.min(...uses.map(({ length }) => length));
          const given = shown(one, found.get(one));
          expect(uses[given]).toHaveLength(fewest);
          used.push(given);
        }
      }),
    );
  });
});

describe('clusters that are made', () => {
  const seventeen = (): Curation => {
    const cluster = Int32Array.from({ length: 80 }, (_, row) => (row % 4) + 1);
    const clusters = [1, 2, 3, 4].map(id => ({ id, rows: 20 }));
    return new Curation({ clusters, cluster, highest: 16 });
  };
  const rows = rangesOf([0, 4]);
  const edits: Edit[] = [
    { kind: 'move', rows, to: 17 },
    { kind: 'split', cluster: 1, parts: [{ id: 17, rows }] },
    { kind: 'seed', seeds: [{ id: 17, name: 'sums', type: '', rows }] },
  ];

  it.each(edits)('by $kind get a colour that no cluster has', edit => {
    const curation = seventeen();
    curation.edit({ kind: 'edit', id: 1, at: '2026-01-01T00:00:00Z', run: 'r', edit });
    expect(curation.state.has(17)).toBe(true);
    expect(curation.state.marksOf(17).colour).toBe(4);
    curation.undo();
    expect(curation.state.marksOf(17)).toEqual(noMarks);
  });
});
