import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extentOf } from '../../../webview/map/scatter/camera.ts';
import { mainExtent } from '../../../webview/map/scatter/main-extent.ts';

const coordinate = fc.float({ min: -50, max: 50, noNaN: true });
const somePlaces = fc
  .array(fc.tuple(coordinate, coordinate), { maxLength: 300 })
  .map(points => Float32Array.from(points.flat()));

/** 1,000 points in a square of side 10. */
const square = Float32Array.from({ length: 2_000 }, (_, i) => ((i * 7919) % 1_000) / 100);

describe('mainExtent', () => {
  it('lies within the whole and is never empty', () => {
    fc.assert(
      fc.property(somePlaces, places => {
        const whole = extentOf(places);
        const main = mainExtent(places, whole);
        expect(main.left).toBeGreaterThanOrEqual(whole.left);
        expect(main.right).toBeLessThanOrEqual(whole.right);
        expect(main.bottom).toBeGreaterThanOrEqual(whole.bottom);
        expect(main.top).toBeLessThanOrEqual(whole.top);
        expect(main.right).toBeGreaterThan(main.left);
        expect(main.top).toBeGreaterThan(main.bottom);
      }),
      { seed: 4 },
    );
  });

  it('is the whole when no point lies far off', () => {
    expect(mainExtent(square, extentOf(square))).toEqual(extentOf(square));
  });

  it('leaves out a few points that lie far off', () => {
    const places = Float32Array.from([...square, 400, 300, -500, 2]);
    const { left, right, bottom, top } = mainExtent(places, extentOf(places));
    expect(left).toBeGreaterThan(-5);
    expect(right).toBeLessThan(15);
    expect(bottom).toBeGreaterThan(-5);
    expect(top).toBeLessThan(15);
  });
});
