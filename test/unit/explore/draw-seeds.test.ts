import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Curation } from '../../../src/core/curate/curation.ts';
import type { Edit } from '../../../src/core/curate/edit.ts';
import { rowsOf } from '../../../src/core/curate/row-ranges.ts';
import {
  describeDraw,
  drawSeeds,
  noSeed,
  seedEdit,
  type MeasuredSeed,
} from '../../../src/core/explore/draw-seeds.ts';
import { fiveClusters, rowCount } from '../curate/arbitrary-edits.ts';

const cosine = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: -10, max: 10 }).map(n => n / 10) },
  { weight: 1, arbitrary: fc.constant(NaN) },
);
const anySeed: fc.Arbitrary<MeasuredSeed> = fc
  .record({
    name: fc.constantFrom('order', 'mask', '요약'),
    type: fc.constantFrom('', '순서'),
    similarity: fc.array(cosine, { minLength: rowCount, maxLength: rowCount }),
    threshold: fc.integer({ min: -10, max: 10 }).map(n => n / 10),
  })
  .map(({ name, type, similarity, threshold }) => ({
    seed: { name, type, phrases: [name], lines: [] },
    similarity: Float32Array.from(similarity),
    threshold,
  }));
const anySeeds = fc.array(anySeed, { minLength: 1, maxLength: 4 });

function edited(edit: Edit | undefined): Curation {
  const curation = new Curation(fiveClusters());
  if (edit !== undefined) {
    curation.edit({ kind: 'edit', id: 1, at: '2026-01-01T00:00:00Z', run: 'r', edit });
  }
  return curation;
}

describe('drawSeeds', () => {
  it('gives a row to the nearest seed to which it is near enough, or to none', () => {
    fc.assert(
      fc.property(anySeeds, seeds => {
        drawSeeds(seeds).forEach((seed, row) => {
          const near = seeds
            .map(({ similarity, threshold }) => ({ value: similarity[row] ?? NaN, threshold }))
            .map(({ value, threshold }) => (value >= Math.fround(threshold) ? value : -Infinity));
          const best = Math.max(...near);
          expect(seed).toBe(best === -Infinity ? noSeed : near.indexOf(best));
        });
      }),
    );
  });

  it('takes no other rows when its threshold rises', () => {
    fc.assert(
      fc.property(anySeeds, fc.integer({ min: 0, max: 20 }), (seeds, rise) => {
        const [first, ...others] = seeds;
        if (first === undefined) return;
        const higher = { ...first, threshold: first.threshold + rise / 10 };
        const before = drawSeeds(seeds);
        drawSeeds([higher, ...others]).forEach((seed, row) => {
          if (seed === 0) expect(before[row]).toBe(0);
        });
      }),
    );
  });
});

describe('describeDraw', () => {
  it('counts the rows of each seed, and shows its nearest and its border', () => {
    const similarity = Float32Array.of(0.9, 0.9, 0.7, 0.6, 0.5, 0.1);
    const seed = { name: 'order', type: '', phrases: ['order'], lines: [] };
    const seeds = [{ seed, similarity, threshold: 0.5 }];
    const textOfRow = Int32Array.of(0, 0, 1, 2, 3, 4);
    const [draw] = describeDraw(seeds, drawSeeds(seeds), textOfRow, 2);
    expect(draw?.rows).toBe(5);
    expect(draw?.highest).toBeCloseTo(0.9);
    expect(draw?.nearest.map(({ row }) => row)).toEqual([0, 2]);
    expect(draw?.border.map(({ row }) => row)).toEqual([4, 3]);
  });
});

describe('seedEdit', () => {
  it('puts every drawn row into the cluster of its seed, moves no other, and is undone', () => {
    fc.assert(
      fc.property(anySeeds, seeds => {
        const drawn = drawSeeds(seeds);
        const { state: start } = new Curation(fiveClusters());
        const edit = seedEdit(seeds, drawn, start);
        const curation = edited(edit);
        const { state } = curation;
        drawn.forEach((seed, row) => {
          const place = state.places[row] ?? 0;
          if (seed === noSeed) expect(place).toBe(start.places[row]);
          else expect(state.marksOf(place).name).toBe(seeds[seed]?.seed.name);
        });
        curation.undo();
        expect([...state.places]).toEqual([...start.places]);
        expect([...state.marked]).toEqual([]);
      }),
    );
  });

  it('is nothing without rows, and uses the cluster that has the name of a seed', () => {
    const seed = { name: 'order', type: '순서', phrases: ['order'], lines: [] };
    const similarity = new Float32Array(rowCount).fill(0.2);
    const far = [{ seed, similarity, threshold: 0.3 }];
    const { state } = edited({ kind: 'rename', cluster: 2, name: 'order' });
    expect(seedEdit(far, drawSeeds(far), state)).toBeUndefined();
    const near = [{ seed, similarity, threshold: 0.1 }];
    const edit = seedEdit(near, drawSeeds(near), state);
    if (edit?.kind !== 'seed') throw new Error('There is no edit.');
    expect(edit.seeds.map(({ id, type }) => [id, type])).toEqual([[2, '순서']]);
    expect(rowsOf(edit.seeds[0]?.rows ?? [])).toHaveLength(rowCount);
  });
});
