import type { PackedVectors } from '../math/packed-vectors.ts';
import { simplifiedSilhouette } from './silhouette.ts';
import type { WardTree } from './ward-tree.ts';

/** What a person can choose of a tree. */
const offeredK = { least: 2, most: 100 } as const;

/** The most that automatic choice takes: what a person can look through. */
const mostAutomaticK = 40;
/** The least k of a knee; the method this follows has four clusters. */
const leastKnee = 4;
/** How much better the silhouette of fewer clusters must be than every other. */
const clearWin = 0.1;

export interface Silhouette {
  readonly k: number;
  readonly score: number;
}

/** The simplified silhouette of every cut that is offered, by k, on a sample of the vectors. */
export async function silhouetteCurve(
  tree: WardTree,
  sample: PackedVectors,
  signal: AbortSignal,
): Promise<Silhouette[]> {
  const curve: Silhouette[] = [];
  const most = Math.min(offeredK.most, tree.leaves.centroids.count);
  for (let k = offeredK.least; k <= most; k++) {
    const score = await simplifiedSilhouette(sample, tree.centroids(k), signal);
    curve.push({ k, score });
  }
  return curve;
}

/** The k that automatic choice takes; 1 when there is nothing to choose from. */
export function automaticK(curve: readonly Silhouette[]): number {
  return kneeOf(curve.filter(({ k }) => k <= mostAutomaticK));
}

/**
 * The knee of the curve (Satopää, Albrecht, Irwin, Raghavan 2011): the k whose score is highest
 * above the straight way from the least score before the peak to the most, both axes scaled to
 * 0 … 1. The silhouette alone would not do: it rises again towards very fine clusterings of text.
 * It is also high for the two or three parts of anything, so that a k below four must win clearly.
 */
export function kneeOf(curve: readonly Silhouette[]): number {
  const few = bestOf(curve.filter(({ k }) => k < leastKnee));
  const rest = curve.filter(({ k }) => k >= leastKnee);
  const scores = smooth(rest.map(({ score }) => score));
  const most = Math.max(...scores);
  const least = Math.min(...scores.slice(0, scores.indexOf(most) + 1));
  if (few !== undefined && few.score > most + clearWin) return few.k;
  const height = scores.map(
    (score, at) => (score - least) / (most - least || 1) - at / rest.length,
  );
  return rest[height.indexOf(Math.max(...height))]?.k ?? few?.k ?? 1;
}

function bestOf(curve: readonly Silhouette[]): Silhouette | undefined {
  return [...curve].sort((a, b) => b.score - a.score || a.k - b.k)[0];
}

/** The mean of every value and its neighbours: one lucky cut is no knee. */
function smooth(values: readonly number[]): number[] {
  return values.map((_, at) => {
    const near = values.slice(Math.max(0, at - 1), at + 2);
    return near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}
