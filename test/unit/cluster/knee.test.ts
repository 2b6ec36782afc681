import { describe, expect, it } from 'vitest';
import { kneeOf } from '../../../src/core/cluster/choose-k.ts';

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
    const scores = Array.from({ length: 39 }, (_, i) => 0.5 - Math.abs(i - 6) * 0.01);
    expect([7, 8]).toContain(kneeOf(curve(scores)));
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
