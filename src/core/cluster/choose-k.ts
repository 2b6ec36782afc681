import type { PackedVectors } from '../math/packed-vectors.ts';
import { simplifiedSilhouette } from './silhouette.ts';
import type { WardTree } from './ward-tree.ts';

/** What a person can choose of a tree. */
const offeredK = { least: 2, most: 100 } as const;

/** The most that automatic choice takes: what a person can look through. */
export const mostAutomaticK = 40;
/** The least k of a knee; the method this follows has four clusters. */
const leastKnee = 4;
/** How much better the silhouette of fewer clusters must be than the smooth curve ever is … */
const clearWin = 0.1;
/** … and that of another cut, as where clusters lie apart; noise makes a fifth of it. */
const clearPeak = 0.05;
/** How much higher than an earlier peak another one must be. */
const clearRise = 0.01;

/** Standard deviation of the weights of a smooth curve, in natural logarithms of k. */
const smoothing = 0.3;

export interface Silhouette {
  readonly k: number;
  readonly score: number;
}

/**
 * The simplified silhouette of every cut that is offered, by k, on a sample of the vectors.
 * @param mostK leaves out the cuts with more clusters
 */
export async function silhouetteCurve(
  tree: WardTree,
  sample: PackedVectors,
  signal: AbortSignal,
  mostK: number = offeredK.most,
): Promise<Silhouette[]> {
  const curve: Silhouette[] = [];
  const most = Math.min(mostK, tree.leaves.centroids.count);
  for (let k = offeredK.least; k <= most; k++) {
    const score = await simplifiedSilhouette(sample, tree.centroids(k), signal);
    curve.push({ k, score });
  }
  return curve;
}

/**
 * The k that automatic choice takes; 1 when there is nothing to choose from.
 * @param curves of trees of the same vectors, of which the mean is taken
 */
export function automaticK(curves: readonly (readonly Silhouette[])[]): number {
  return kneeOf(meanCurve(curves).filter(({ k }) => k <= mostAutomaticK));
}

function meanCurve(curves: readonly (readonly Silhouette[])[]): Silhouette[] {
  const [first = []] = curves;
  return first.map(({ k }, at) => {
    const scores = curves.flatMap(curve => curve[at]?.score ?? []);
    return { k, score: scores.reduce((sum, score) => sum + score, 0) / scores.length };
  });
}

/**
 * The knee of the curve (Satopää, Albrecht, Irwin, Raghavan 2011): of the k from the least score before the peak
 * to the peak, the one whose score is highest above the straight way between them, both axes scaled to
 * 0 … 1. The silhouette alone would not do: it rises again towards very fine clusterings of text.
 * It is also high for the two or three parts of anything, so that a k below four must win clearly. The curve
 * is made smooth first, unless one cut stands out of it.
 */
export function kneeOf(curve: readonly Silhouette[]): number {
  const few = bestOf(curve.filter(({ k }) => k < leastKnee));
  const more = curve.filter(({ k }) => k >= leastKnee);
  const rest = smooth(more);
  const peak = bestOf(rest);
  if (peak === undefined) return few?.k ?? 1;
  if (few !== undefined && few.score > peak.score + clearWin) return few.k;
  const best = bestOf(more);
  if (best !== undefined && best.score > peak.score + clearPeak) return best.k;
  return kneeBefore(peak, rest).k;
}

/** The knee of what rises to `peak`, or to an earlier peak that is hardly lower. */
function kneeBefore(peak: Silhouette, curve: readonly Silhouette[]): Silhouette {
  const before = curve.filter(({ k }) => k <= peak.k);
  const least = before.reduce((low, one) => (one.score <= low.score ? one : low), peak);
  const earlier = bestOf(before.filter(({ k }) => k < least.k));
  if (earlier !== undefined && earlier.score > peak.score - clearRise) {
    return kneeBefore(earlier, curve);
  }
  const height = ({ k, score }: Silhouette): number =>
    (score - least.score) / (peak.score - least.score || 1) -
    (k - least.k) / (peak.k - least.k || 1);
  const rise = before.filter(({ k }) => k >= least.k);
  return rise.reduce((best, one) => (height(one) > height(best) ? one : best), least);
}

function bestOf(curve: readonly Silhouette[]): Silhouette | undefined {
  return [...curve].sort((a, b) => b.score - a.score || a.k - b.k)[0];
}

/** Means of all scores, weighted by how near their k are in proportion: one lucky cut is no knee. */
function smooth(curve: readonly Silhouette[]): Silhouette[] {
  return curve.map(({ k }) => {
    const weights = curve.map(other => Math.exp(-0.5 * (Math.log(other.k / k) / smoothing) ** 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const sum = curve.reduce((all, { score }, at) => all + score * (weights[at] ?? 0), 0);
    return { k, score: sum / total };
  });
}
