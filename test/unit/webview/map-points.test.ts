import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOrder } from '../../../webview/map/scatter/draw-order.ts';
import { lassoed } from '../../../webview/map/scatter/lasso.ts';
import { clusterMedians } from '../../../webview/map/scatter/medians.ts';
import { PointGrid } from '../../../webview/map/scatter/point-grid.ts';
import { scatterData } from '../../../webview/map/scatter/scatter-data.ts';
import { clusterSelection, selectedRows } from '../../../webview/map/selection.ts';

const coordinate = fc.float({ min: -50, max: 50, noNaN: true });
const somePlaces = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 200 })
  .map(points => Float32Array.from(points.flat()));
const all = (): boolean => true;

describe('PointGrid', () => {
  it('finds the nearest point within reach, as looking at all does', () => {
    fc.assert(
      fc.property(
        somePlaces,
        coordinate,
        coordinate,
        fc.integer({ min: 1, max: 40 }),
        (places, x, y, reach) => {
          const distances = Array.from({ length: places.length / 2 }, (_, i) =>
            Math.hypot((places[2 * i] ?? 0) - x, (places[2 * i + 1] ?? 0) - y),
          );
          const found = new PointGrid(places).nearest(x, y, reach, all);
          const least = Math.min(...distances);
          if (found < 0) expect(least).toBeGreaterThanOrEqual(reach - 1e-6);
          else expect(distances[found]).toBeCloseTo(least, 6);
        },
      ),
      { seed: 3 },
    );
  });

  it('takes only those that are wanted', () => {
    const grid = new PointGrid(Float32Array.of(0, 0, 1, 0, 2, 0));
    expect(grid.nearest(0, 0, 5, point => point !== 0)).toBe(1);
    expect(grid.nearest(0, 0, 5, () => false)).toBe(-1);
  });
});

describe('lassoed', () => {
  it('marks the points inside a line as testing each of them does', () => {
    const corners = fc.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(somePlaces, corners, (places, line) => {
        const lasso = line.flat();
        const { marks, count } = lassoed(new PointGrid(places), places, lasso, all);
        const expected = Array.from({ length: places.length / 2 }, (_, i) =>
          Number(isInside(line, places[2 * i] ?? 0, places[2 * i + 1] ?? 0)),
        );
        expect([...marks]).toEqual(expected);
        expect(count).toBe(expected.reduce((sum, mark) => sum + mark, 0));
      }),
      { seed: 4 },
    );
  });

  it('marks only those that are wanted', () => {
    const places = Float32Array.of(0, 0, 1, 1, 9, 9);
    const square = [-2, -2, 4, -2, 4, 4, -2, 4];
    const { marks, count } = lassoed(new PointGrid(places), places, square, point => point > 0);
    expect([...marks]).toEqual([0, 1, 0]);
    expect(count).toBe(1);
  });
});

/** Whether a ray to the right crosses the line an odd number of times. */
function isInside(line: readonly (readonly [number, number])[], x: number, y: number): boolean {
  const crossings = line.filter(([x1, y1], i) => {
    const [x0, y0] = line.at(i - 1) ?? [0, 0];
    return y1 > y !== y0 > y && x < ((x0 - x1) * (y - y1)) / (y0 - y1) + x1;
  });
  return crossings.length % 2 === 1;
}

describe('drawOrder', () => {
  it('has every point once, and each beginning is spread over all', () => {
    const order = drawOrder(10_000);
    expect([...order].toSorted((a, b) => a - b)).toEqual([...order.keys()]);
    const early = order.subarray(0, 1_000).filter(point => point < 5_000).length;
    expect(early).toBeGreaterThan(420);
    expect(early).toBeLessThan(580);
    expect(drawOrder(10_000)).toEqual(order);
  });
});

describe('clusterMedians', () => {
  it('is in the middle of each cluster whatever a few stragglers do', () => {
    const places = Float32Array.from(
      [0, 0, 1, 1, 2, 2, 900, -900, 3, 3, 50, 60, 52, 62, 54, 64].flat(),
    );
    const middles = clusterMedians(places, Int32Array.of(1, 1, 1, 1, 1, 2, 2, 2));
    expect(middles.get(1)).toEqual([2, 1]);
    expect(middles.get(2)).toEqual([52, 62]);
  });
});

describe('a selection', () => {
  const count = 60;
  const row = Int32Array.from({ length: count }, (_, i) => 3 * i);
  const data = scatterData(
    {
      row,
      line: row.map(at => at + 1),
      places: Float32Array.from({ length: 2 * count }, (_, i) => Math.sin(i)),
      cluster: row.map((_, i) => 1 + (i % 3)),
    },
    [1, 2, 3],
  );

  it('of a cluster has its rows in the order of the file', () => {
    const selection = clusterSelection(data, 2);
    expect(selection.count).toBe(20);
    expect([...selectedRows(data, selection)]).toEqual([...row].filter((_, i) => i % 3 === 1));
  });

  it('keeps what belongs to a point together when points are put in draw order', () => {
    data.row.forEach((at, point) => {
      expect(data.line[point]).toBe(at + 1);
      expect(data.cluster[point]).toBe(1 + ((at / 3) % 3));
      expect(data.colour[point]).toBe((at / 3) % 3);
      expect(data.places[2 * point]).toBeCloseTo(Math.sin((2 * at) / 3), 5);
    });
  });
});
