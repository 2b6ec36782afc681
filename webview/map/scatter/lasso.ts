import type { Extent } from './camera.ts';
import type { PointGrid } from './point-grid.ts';

/** Corners of a closed line on the map, x and y in turn. */
export type Lasso = readonly number[];

/**
 * Marks the points inside the lasso (even-odd rule), those that `wanted` takes.
 * @param places x and y of every point
 * @returns 1 for a point that is inside, and how many there are
 */
export function lassoed(
  grid: PointGrid,
  places: Float32Array,
  lasso: Lasso,
  wanted: (point: number) => boolean,
): { readonly marks: Uint8Array; readonly count: number } {
  const marks = new Uint8Array(places.length / 2);
  let count = 0;
  const box = boxOf(lasso);
  grid.forEachCell(box.left, box.right, box.bottom, box.top, (cell, points) => {
    // Where no side of the lasso comes near, all points of the cell are on one side of it.
    const whole = isCrossed(lasso, cell) ? undefined : isInside(lasso, cell.left, cell.bottom);
    if (whole === false) return;
    for (const point of points) {
      const inside = whole ?? isInside(lasso, places[2 * point] ?? 0, places[2 * point + 1] ?? 0);
      if (!inside || !wanted(point)) continue;
      marks[point] = 1;
      count++;
    }
  });
  return { marks, count };
}

function isInside(lasso: Lasso, x: number, y: number): boolean {
  let inside = false;
  let [fromX, fromY] = lasso.slice(-2);
  for (let i = 0; i < lasso.length; i += 2) {
    const [toX, toY] = [lasso[i] ?? 0, lasso[i + 1] ?? 0];
    const [x0 = 0, y0 = 0] = [fromX, fromY];
    if (toY > y !== y0 > y && x < ((x0 - toX) * (y - toY)) / (y0 - toY) + toX) inside = !inside;
    [fromX, fromY] = [toX, toY];
  }
  return inside;
}

/** Whether the box around any side of the lasso meets the cell. */
function isCrossed(lasso: Lasso, cell: Extent): boolean {
  for (let i = 0; i < lasso.length; i += 2) {
    const next = (i + 2) % lasso.length;
    const [x0, y0] = [lasso[i] ?? 0, lasso[i + 1] ?? 0];
    const [x1, y1] = [lasso[next] ?? 0, lasso[next + 1] ?? 0];
    const beside = Math.max(x0, x1) < cell.left || Math.min(x0, x1) > cell.right;
    const above = Math.max(y0, y1) < cell.bottom || Math.min(y0, y1) > cell.top;
    if (!beside && !above) return true;
  }
  return false;
}

function boxOf(lasso: Lasso): Extent {
  const xs = lasso.filter((_, i) => i % 2 === 0);
  const ys = lasso.filter((_, i) => i % 2 === 1);
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    bottom: Math.min(...ys),
    top: Math.max(...ys),
  };
}
