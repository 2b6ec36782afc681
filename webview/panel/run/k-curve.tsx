import type { VNode } from 'preact';
import { curvePoints } from './k-curve.ts';
import type { Run } from '../../shared/contract.ts';

export interface KCurveProps {
  readonly silhouettes: Run['silhouettes'];
  readonly k: number;
  readonly automaticK: number | null;
}

/** Sides of the drawing, which is stretched over the track of the slider. */
const [width, height] = [200, 40];

/** The silhouette over k with the choice and the automatic one; the slider says the same in words. */
export function KCurve({ silhouettes, k, automaticK }: KCurveProps): VNode {
  const points = curvePoints(silhouettes);
  const path = points.map(({ x, y }) => `${x * width},${(1 - y) * height}`).join(' ');
  const chosen = points.find(point => point.k === k);
  const automatic = points.find(point => point.k === automaticK);
  return (
    <div class="k-curve" aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
        <polyline points={path} />
      </svg>
      {automatic && <span class="k-automatic" style={{ '--x': automatic.x, '--y': automatic.y }} />}
      {chosen && <span class="k-chosen" style={{ '--x': chosen.x, '--y': chosen.y }} />}
    </div>
  );
}
