import type { Sampling } from './sampling.ts';

/** A cluster from which rows are drawn. */
export interface Stratum {
  /** All its kept rows. */
  readonly size: number;
  /** Those that can be drawn: without equal texts, there are fewer. */
  readonly available: number;
}

/**
 * How many rows are drawn from each cluster: as many as are there at most, and together the number
 * that is asked for, as far as there are so many. What a small cluster cannot give goes to the others;
 * fractions are rounded by the largest remainder (Hamilton), of equals the first.
 */
export function allocate(strata: readonly Stratum[], sampling: Sampling): number[] {
  const available = strata.map(stratum => stratum.available);
  if (sampling.per === 'cluster') return available.map(rows => Math.min(rows, sampling.rows));
  const weights = strata.map(stratum => weightOf(stratum, sampling));
  const shares = sharesOf(Math.min(sampling.rows, sum(available)), weights, available);
  return roundedDown(shares, available);
}

function weightOf({ size, available }: Stratum, { allocation }: Sampling): number {
  if (available === 0) return 0;
  switch (allocation) {
    case 'proportional':
      return size;
    case 'square-root':
      return Math.sqrt(size);
    case 'equal':
      return 1;
  }
}

/** Shares of `total` by weight; a full cluster leaves the rest to the others. */
function sharesOf(
  total: number,
  weights: readonly number[],
  available: readonly number[],
): number[] {
  const full = new Set<number>();
  for (;;) {
    const open = [...weights.keys()].filter(at => !full.has(at));
    const left = total - sum([...full].map(at => available[at] ?? 0));
    const weight = sum(open.map(at => weights[at] ?? 0));
    const share = (at: number): number => (weight > 0 ? (left * (weights[at] ?? 0)) / weight : 0);
    const filled = open.filter(at => share(at) >= (available[at] ?? 0));
    if (filled.length === 0 || filled.length === open.length) {
      return weights.map((_, at) =>
        full.has(at) ? (available[at] ?? 0) : Math.min(share(at), available[at] ?? 0),
      );
    }
    for (const at of filled) full.add(at);
  }
}

function roundedDown(shares: readonly number[], available: readonly number[]): number[] {
  const counts = shares.map(share => Math.floor(share + 1e-9));
  const missing = Math.round(sum(shares)) - sum(counts);
  const remainder = (at: number): number => (shares[at] ?? 0) - (counts[at] ?? 0);
  const order = [...counts.keys()]
    .filter(at => (counts[at] ?? 0) < (available[at] ?? 0))
    .sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const at of order.slice(0, missing)) counts[at] = (counts[at] ?? 0) + 1;
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
