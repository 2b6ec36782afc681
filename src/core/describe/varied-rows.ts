import { evenSample } from '../math/random.ts';
import type { ClusteredRows } from './clustered-rows.ts';

/** Rows of a cluster that are compared with each other. */
const candidateRows = 300;
/** Share of them, by similarity to the centroid, that is left to the far samples. */
const farShare = 0.1;

/** Less than every distance, also by rounding. */
const taken = -1;

/**
 * Picks `count` rows that are spread over a cluster: farthest-first traversal (Gonzalez 1985) over
 * an even sample of its rows, from the one nearest to the centroid. The outermost rows are no
 * candidates, or they would be all that it finds.
 * @param members rows of the cluster
 */
export function variedRows(
  rows: ClusteredRows,
  members: Uint32Array,
  count: number,
  seed: number,
): number[] {
  const candidates = variedCandidates(rows, members, seed);
  const first = candidates[0];
  if (first === undefined) return [];
  const picked = [first];
  const nearest = candidates.map(row => (row === first ? taken : distance(rows, row, first)));
  while (picked.length < Math.min(count, candidates.length)) {
    const next = candidates[indexOfMost(nearest)] ?? first;
    picked.push(next);
    candidates.forEach((row, at) => {
      nearest[at] = row === next ? taken : Math.min(nearest[at] ?? 0, distance(rows, row, next));
    });
  }
  return picked;
}

/** An even sample of the members, one a text, nearest to the centroid first, without the outermost. */
function variedCandidates(rows: ClusteredRows, members: Uint32Array, seed: number): number[] {
  const byText = new Map<bigint, number>();
  for (const at of evenSample(members.length, candidateRows, seed)) {
    const row = members[at] ?? 0;
    const text = rows.textHash[row] ?? 0n;
    if (!byText.has(text)) byText.set(text, row);
  }
  const similarity = (row: number): number => rows.similarity[row] ?? 0;
  const candidates = [...byText.values()].sort((a, b) => similarity(b) - similarity(a) || a - b);
  return candidates.slice(0, Math.ceil(candidates.length * (1 - farShare)));
}

/** 1 − cosine, for vectors of any length. */
function distance(rows: ClusteredRows, a: number, b: number): number {
  const x = rows.vector(a);
  const y = rows.vector(b);
  let product = 0;
  let xx = 0;
  let yy = 0;
  for (let d = 0; d < x.length; d++) {
    const p = x[d] ?? 0;
    const q = y[d] ?? 0;
    product += p * q;
    xx += p * p;
    yy += q * q;
  }
  return xx === 0 || yy === 0 ? 1 : 1 - product / Math.sqrt(xx * yy);
}

function indexOfMost(values: readonly number[]): number {
  let most = 0;
  values.forEach((value, at) => {
    if (value > (values[most] ?? 0)) most = at;
  });
  return most;
}
