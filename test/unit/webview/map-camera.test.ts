import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  extentOf,
  fitted,
  panned,
  toMap,
  toScreen,
  zoomed,
} from '../../../webview/map/scatter/camera.ts';

const size = { width: 800, height: 600 };
const places = Float32Array.of(-3, 1, 5, 2, 0, -4);
const whole = fitted(extentOf(places), size);
const pixel = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 600 }));

describe('the camera of the map', () => {
  it('shows all points with room around them', () => {
    for (let i = 0; i < places.length; i += 2) {
      const [left, top] = toScreen(whole, size, places[i] ?? 0, places[i + 1] ?? 0);
      expect(left).toBeGreaterThan(20);
      expect(left).toBeLessThan(780);
      expect(top).toBeGreaterThan(20);
      expect(top).toBeLessThan(580);
    }
  });

  it('shows one point, and none', () => {
    for (const some of [Float32Array.of(7, 7), new Float32Array()]) {
      const { scale } = fitted(extentOf(some), size);
      expect(Number.isFinite(scale) && scale > 0).toBe(true);
    }
  });

  it('finds the pixel of a point and the point of a pixel', () => {
    fc.assert(
      fc.property(pixel, ([left, top]) => {
        const [x, y] = toMap(whole, size, left, top);
        const [again, below] = toScreen(whole, size, x, y);
        expect(again).toBeCloseTo(left, 6);
        expect(below).toBeCloseTo(top, 6);
      }),
      { seed: 1 },
    );
  });

  it('keeps the point under the pointer when it zooms, and moves it along when it is dragged', () => {
    fc.assert(
      fc.property(pixel, fc.double({ min: 0.6, max: 20, noNaN: true }), (at, factor) => {
        const before = toMap(whole, size, ...at);
        const after = toScreen(zoomed(whole, size, factor, at, whole), size, ...before);
        expect(after[0]).toBeCloseTo(at[0], 4);
        expect(after[1]).toBeCloseTo(at[1], 4);
        const [left, top] = toScreen(panned(whole, 30, -20), size, ...before);
        expect(left).toBeCloseTo(at[0] + 30, 4);
        expect(top).toBeCloseTo(at[1] - 20, 4);
      }),
      { seed: 2 },
    );
  });

  it('zooms neither out of sight nor without end', () => {
    expect(zoomed(whole, size, 1e-9, [0, 0], whole).scale).toBeCloseTo(whole.scale / 2);
    expect(zoomed(whole, size, 1e9, [0, 0], whole).scale).toBeCloseTo(whole.scale * 2_000);
  });
});
