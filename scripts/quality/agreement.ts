/** How well two groupings of the same rows agree. */
export interface Agreement {
  /** Normalised mutual information, arithmetic mean of the entropies (Strehl and Ghosh 2002), 0 … 1. */
  readonly nmi: number;
  /** Adjusted Rand index (Hubert and Arabie 1985), 0 for chance, 1 for the same grouping. */
  readonly ari: number;
}

/** Compares a clustering with labels, both given by row. */
export function agreement(clusters: readonly unknown[], labels: readonly unknown[]): Agreement {
  const rows = clusters.length;
  const a = count(clusters);
  const b = count(labels);
  const both = count(clusters.map((cluster, row) => `${String(cluster)}\0${String(labels[row])}`));
  const [ha, hb, hab] = [entropy(a, rows), entropy(b, rows), entropy(both, rows)];
  const mean = (ha + hb) / 2;
  const together = pairs(both);
  const expected = (pairs(a) * pairs(b)) / choose2(rows);
  const most = (pairs(a) + pairs(b)) / 2;
  return {
    nmi: mean > 0 ? (ha + hb - hab) / mean : 1,
    ari: most > expected ? (together - expected) / (most - expected) : 1,
  };
}

function count(values: readonly unknown[]): readonly number[] {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

function entropy(counts: readonly number[], rows: number): number {
  return -counts.reduce((sum, n) => sum + (n / rows) * Math.log(n / rows), 0);
}

function pairs(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + choose2(n), 0);
}

function choose2(n: number): number {
  return (n * (n - 1)) / 2;
}
