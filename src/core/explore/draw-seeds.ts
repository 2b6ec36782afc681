import { rangesOf } from '../curate/row-ranges.ts';
import type { CuratedState } from '../curate/curated-state.ts';
import type { Edit } from '../curate/edit.ts';
import { HighestValues } from '../math/highest-values.ts';
import type { Seed } from './seed.ts';

/** A seed and how near every row is to it. */
export interface MeasuredSeed {
  readonly seed: Seed;
  /** Cosine of each row to the nearest phrase or example; NaN for a row without a vector. */
  readonly similarity: Float32Array;
  /** The seed's own threshold, or the suggested one. */
  readonly threshold: number;
}

/** A row and its cosine to a seed. */
export interface NearRow {
  readonly row: number;
  readonly similarity: number;
}

/** What a seed takes. */
export interface SeedDraw {
  readonly threshold: number;
  /** Cosine of the nearest row. */
  readonly highest: number;
  readonly rows: number;
  /** The nearest of the rows it takes, nearest first. */
  readonly nearest: readonly NearRow[];
  /** Those it only just takes, the farthest first. */
  readonly border: readonly NearRow[];
}

/** For rows that no seed takes. */
export const noSeed = -1;

/**
 * The seed that each row goes to: the nearest of those to which it is near enough, of equally near ones the
 * first; `noSeed` for the others.
 */
export function drawSeeds(seeds: readonly MeasuredSeed[]): Int16Array {
  const drawn = new Int16Array(seeds[0]?.similarity.length ?? 0).fill(noSeed);
  const best = new Float32Array(drawn.length).fill(-Infinity);
  seeds.forEach(({ similarity, threshold }, seed) => {
    const least = Math.fround(threshold);
    for (let row = 0; row < drawn.length; row++) {
      const value = similarity[row] ?? NaN;
      if (!(value >= least) || value <= (best[row] ?? 0)) continue;
      best[row] = value;
      drawn[row] = seed;
    }
  });
  return drawn;
}

/**
 * What each seed takes, with some of its rows.
 * @param textOfRow rows of one text are shown once
 * @param shown how many of the nearest and of the border are shown
 */
export function describeDraw(
  seeds: readonly MeasuredSeed[],
  drawn: Int16Array,
  textOfRow: Int32Array,
  shown: number,
): readonly SeedDraw[] {
  return seeds.map(({ similarity, threshold }, seed) => {
    const firstOfText = new Map<number, number>();
    let rows = 0;
    drawn.forEach((taken, row) => {
      if (taken !== seed) return;
      rows++;
      const text = textOfRow[row] ?? 0;
      if (!firstOfText.has(text)) firstOfText.set(text, row);
    });
    const nearest = new HighestValues(shown);
    const border = new HighestValues(shown);
    for (const row of firstOfText.values()) {
      nearest.offer(similarity[row] ?? 0, row);
      border.offer(-(similarity[row] ?? 0), row);
    }
    const near = (found: HighestValues): NearRow[] =>
      [...found.finish().indices].map(row => ({ row, similarity: similarity[row] ?? 0 }));
    const highest = similarity.reduce((most, value) => (value > most ? value : most), -1);
    return { threshold, highest, rows, nearest: near(nearest), border: near(border) };
  });
}

/** The edit that gives the drawn rows to the clusters of their seeds; one of a seed's name that is there is used. Undefined when no row is drawn. */
export function seedEdit(
  seeds: readonly MeasuredSeed[],
  drawn: Int16Array,
  state: CuratedState,
): Edit | undefined {
  const ids = new Map(state.ids().map(id => [state.marksOf(id).name, id]));
  ids.delete('');
  let next = state.highest + 1;
  const rowsOf = new Map<number, number[]>();
  const said = new Map<number, Seed>();
  const idOf = seeds.map(({ seed }) => {
    const id = ids.get(seed.name) ?? next++;
    ids.set(seed.name, id);
    rowsOf.set(id, []);
    said.set(id, said.get(id) ?? seed);
    return id;
  });
  drawn.forEach((seed, row) => rowsOf.get(idOf[seed] ?? 0)?.push(row));
  const parts = [...rowsOf].flatMap(([id, rows]) => {
    const { name = '', type = '' } = said.get(id) ?? {};
    const kept = type === '' ? state.marksOf(id).type : type;
    return rows.length === 0 ? [] : [{ id, name, type: kept, rows: rangesOf(rows) }];
  });
  return parts.length === 0 ? undefined : { kind: 'seed', seeds: parts };
}
