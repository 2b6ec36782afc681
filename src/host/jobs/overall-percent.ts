import type { Progress, Stage } from '../../core/progress.ts';

/**
 * Share of the time each stage takes, in percent. Measured shares differ from file to file; these
 * only have to keep the bar moving in one direction at about an even speed.
 */
const clusterShares: readonly (readonly [Stage, number])[] = [
  ['scan', 8],
  ['embed', 70],
  ['project', 6],
  ['cluster', 8],
  ['describe', 6],
  ['save', 2],
];

const splitShares: readonly (readonly [Stage, number])[] = [
  ['split', 60],
  ['verify', 40],
];

const mapShares: readonly (readonly [Stage, number])[] = [
  ['layout', 60],
  ['place', 40],
];

/** How much of the whole job is done, 0 … 100. */
export function overallPercent({ stage, done, total }: Progress): number {
  const jobs = [clusterShares, splitShares, mapShares];
  const shares = jobs.find(job => job.some(([name]) => name === stage)) ?? clusterShares;
  const at = shares.findIndex(([name]) => name === stage);
  const before = shares.slice(0, at).reduce((sum, [, share]) => sum + share, 0);
  const share = shares[at]?.[1] ?? 0;
  return before + share * (total > 0 ? done / total : 0);
}
