import type { RunRows } from './run/run-rows.ts';

/** Of 200 rows of the file that was clustered, one lies farther out. */
const share = 0.995;

/**
 * From which distance to its centroid a row of another file is unlike every cluster, as far as the
 * distances in the run tell: the 99.5th percentile. 2, the largest there is, without rows.
 */
export function suggestedLimit({ distance }: Pick<RunRows, 'distance'>): number {
  const known = distance.filter(value => !Number.isNaN(value)).sort();
  return known[Math.ceil(share * known.length) - 1] ?? 2;
}
