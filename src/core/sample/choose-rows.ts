import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked, type PackedVectors } from '../math/packed-vectors.ts';
import { Random } from '../math/random.ts';
import { allocate } from './allocate.ts';
import type { Candidates } from './candidates.ts';
import type { Sampling } from './sampling.ts';
import { variedChoice } from './varied-choice.ts';

/** What is known of rows from which some are drawn. */
export interface RowFacts {
  /** 1 − cosine to the centroid of each row; NaN where it is not known, which counts as farthest. */
  readonly distance: Float32Array;
}

/** Where the vectors of rows are, for the choice `varied`. */
export interface RowVectors {
  readonly vectors: PackedVectors;
  /** Position of a row's vector; −1 when it has none. */
  readonly positionOf: (row: number) => number;
  readonly products: MatrixProducts;
}

/** Rows that were drawn, with their numbers by cluster. */
export interface ChosenRows {
  /** 1 for each row that was drawn. */
  readonly chosen: Uint8Array;
  /** In the order of the candidates. */
  readonly counts: readonly number[];
}

/** Products of two vectors that a varied choice may take: a second or two. */
const mostPairs = 2e8;

/**
 * Draws rows by cluster; the same input gives the same rows.
 * @param vectors for the choice `varied`
 */
export async function chooseRows(
  candidates: readonly Candidates[],
  facts: RowFacts,
  sampling: Sampling,
  vectors: RowVectors | undefined,
  signal: AbortSignal,
): Promise<ChosenRows> {
  const counts = allocate(candidates, sampling);
  const pairs = candidates.reduce(
    (sum, { available }, at) => sum + available * (counts[at] ?? 0),
    0,
  );
  const kept = Math.min(1, mostPairs / Math.max(1, pairs));
  const chosen = new Uint8Array(facts.distance.length);
  for (const [at, { rows, cluster }] of candidates.entries()) {
    const count = counts[at] ?? 0;
    const random = new Random(sampling.seed * 65_537 + cluster);
    if (count >= rows.length) mark(chosen, rows);
    else if (sampling.choice === 'nearest') mark(chosen, nearestRows(rows, count, facts));
    else if (sampling.choice === 'random' || vectors === undefined) {
      mark(chosen, randomRows(rows, count, random));
    } else {
      const some = Math.max(count, Math.ceil(rows.length * kept));
      const pool = some < rows.length ? randomRows(rows, some, random).sort() : rows;
      mark(chosen, await variedRows(pool, count, facts, vectors, signal));
    }
  }
  return { chosen, counts };
}

function mark(chosen: Uint8Array, rows: Uint32Array): void {
  for (const row of rows) chosen[row] = 1;
}

function nearestRows(rows: Uint32Array, count: number, { distance }: RowFacts): Uint32Array {
  const far = (row: number): number => {
    const value = distance[row] ?? NaN;
    return Number.isNaN(value) ? Infinity : value;
  };
  const closer = (a: number, b: number): number =>
    far(a) < far(b) ? -1 : far(a) > far(b) ? 1 : a - b;
  return Uint32Array.from(rows).sort(closer).subarray(0, count);
}

/** The beginning of a shuffle (Fisher and Yates). */
function randomRows(rows: Uint32Array, count: number, random: Random): Uint32Array {
  const shuffled = Uint32Array.from(rows);
  for (let i = 0; i < count; i++) {
    const other = i + Math.floor(random.next() * (shuffled.length - i));
    const row = shuffled[i] ?? 0;
    shuffled[i] = shuffled[other] ?? 0;
    shuffled[other] = row;
  }
  return shuffled.slice(0, count);
}

/** Rows without a vector come last, in their order. */
async function variedRows(
  rows: Uint32Array,
  count: number,
  facts: RowFacts,
  { vectors, positionOf, products }: RowVectors,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const placed = rows.filter(row => positionOf(row) >= 0);
  const own = pickPacked(
    vectors,
    placed.map(row => positionOf(row)),
  );
  const [central = 0] = nearestRows(placed, 1, facts);
  const first = Math.max(0, placed.indexOf(central));
  const varied = await variedChoice(own, first, count, products, signal);
  const others = rows.filter(row => positionOf(row) < 0);
  const drawn = new Uint32Array(count);
  drawn.set(varied.map(position => placed[position] ?? 0));
  drawn.set(others.subarray(0, count - varied.length), varied.length);
  return drawn;
}
