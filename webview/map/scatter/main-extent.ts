import type { Extent } from './camera.ts';

/** Points that are looked at: more do not move a quantile that anybody could see. */
const looked = 20_000;
/** Share of the points that may lie beyond a side before room around it. */
const beyond = 0.01;
/** Room on every side, as a share of what lies between the quantiles. */
const room = 0.1;

/**
 * The extent in which nearly all points lie, so that a few far ones do not make the others small.
 * @param places x and y of points in random order
 * @param whole the extent of all of them, which is never exceeded
 */
export function mainExtent(places: Float32Array, whole: Extent): Extent {
  const [left, right] = quantiles(places, 0, whole.left, whole.right);
  const [bottom, top] = quantiles(places, 1, whole.bottom, whole.top);
  return { left, right, bottom, top };
}

function quantiles(
  places: Float32Array,
  axis: 0 | 1,
  least: number,
  most: number,
): readonly [number, number] {
  const count = Math.min(looked, places.length / 2);
  if (count === 0) return [least, most];
  const sorted = Float32Array.from({ length: count }, (_, i) => places[2 * i + axis] ?? 0).sort();
  const skipped = Math.floor(beyond * (count - 1));
  const [low, high] = [sorted[skipped] ?? least, sorted[count - 1 - skipped] ?? most];
  const margin = room * (high - low);
  // Where nearly all points are equal, the quantiles say nothing.
  return margin > 0
    ? [Math.max(least, low - margin), Math.min(most, high + margin)]
    : [least, most];
}
