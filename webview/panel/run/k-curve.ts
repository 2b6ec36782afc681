import type { Run } from '../../shared/contract.ts';

export interface CurvePoint {
  readonly k: number;
  /** 0 at the least k, 1 at the most. */
  readonly x: number;
  /** 0 at the least silhouette, 1 at the most. */
  readonly y: number;
}

/** The silhouettes of a run within a square of side 1; empty when there are none. */
export function curvePoints(silhouettes: Run['silhouettes']): readonly CurvePoint[] {
  const scores = silhouettes.map(({ score }) => score);
  const [least, most] = [Math.min(...scores), Math.max(...scores)];
  const last = silhouettes.length - 1;
  return silhouettes.map(({ k, score }, at) => ({
    k,
    x: last > 0 ? at / last : 0.5,
    y: most > least ? (score - least) / (most - least) : 0.5,
  }));
}
