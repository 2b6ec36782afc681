import { describe, expect, it } from 'vitest';
import { automaticK, kneeOf } from '../../../src/core/cluster/choose-k.ts';

function curve(scores: readonly number[]): { k: number; score: number }[] {
  return scores.map((score, index) => ({ k: index + 2, score }));
}

describe('kneeOf', () => {
  it('finds where a rising curve flattens', () => {
    const scores = Array.from({ length: 39 }, (_, i) => 0.3 * (1 - Math.exp(-i / 4)) + i * 0.001);
    const k = kneeOf(curve(scores));
    expect(k).toBeGreaterThanOrEqual(8);
    expect(k).toBeLessThanOrEqual(14);
  });

  it('finds a peak', () => {
    for (const peak of [4, 6, 13, 30]) {
      const scores = Array.from({ length: 39 }, (_, i) => 0.5 - Math.abs(i + 2 - peak) * 0.04);
      expect(kneeOf(curve(scores))).toBe(peak);
    }
  });

  it('is not led by one lucky cut or by a high beginning', () => {
    const rise = Array.from({ length: 39 }, (_, i) => 0.3 + 0.1 * (1 - Math.exp(-i / 8)));
    const smooth = kneeOf(curve(rise));
    for (const lucky of [5, 12, 25]) {
      const k = kneeOf(curve(rise.map((score, i) => score + (i === lucky ? 0.02 : 0))));
      expect(Math.abs(k - smooth)).toBeLessThanOrEqual(2);
    }
    expect(kneeOf(curve(rise.with(2, 0.36)))).toBeGreaterThan(smooth - 3);
  });

  it('stays with few clusters when the curve only comes back to where it began', () => {
    const valley = (end: number): ReturnType<typeof curve> =>
      curve(
        Array.from({ length: 39 }, (_, i) =>
          i < 10 ? 0.3 - 0.005 * i : 0.25 + ((end - 0.25) * (i - 10)) / 28,
        ),
      );
    expect(kneeOf(valley(0.29))).toBe(4);
    expect(kneeOf(valley(0.3))).toBe(4);
    expect(kneeOf(valley(0.4))).toBeGreaterThan(12);
  });

  it('is that of the mean of several curves', () => {
    const noise = Array.from({ length: 39 }, (_, i) => 0.03 * Math.sin(i * 7));
    const rise = Array.from({ length: 39 }, (_, i) => 0.3 + 0.1 * (1 - Math.exp(-i / 8)));
    const noisy = (sign: number): ReturnType<typeof curve> =>
      curve(rise.map((score, i) => score + sign * (noise[i] ?? 0)));
    expect(automaticK([noisy(1), noisy(-1)])).toBe(kneeOf(curve(rise)));
    // Smaller trees offer less.
    expect(automaticK([noisy(1), noisy(-1).slice(0, 30)])).toBeGreaterThan(1);
  });

  it('takes two only when two win clearly', () => {
    const flat = Array.from({ length: 38 }, (_, i) => 0.2 + Math.sin(i) * 0.01);
    expect(kneeOf(curve([0.29, ...flat]))).toBeGreaterThan(2);
    expect(kneeOf(curve([0.6, ...flat]))).toBe(2);
  });

  it('takes what there is of a short curve', () => {
    expect(kneeOf([])).toBe(1);
    expect(kneeOf(curve([0.1]))).toBe(2);
    expect(kneeOf(curve([0.1, 0.3]))).toBe(3);
  });
});
