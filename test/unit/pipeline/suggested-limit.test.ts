import { describe, expect, it } from 'vitest';
import { suggestedLimit } from '../../../src/core/suggested-limit.ts';

describe('suggestedLimit', () => {
  it('is the distance that one of 200 rows exceeds', () => {
    const distance = Float32Array.from({ length: 1_000 }, (_, i) => ((i * 7) % 1_000) / 1_000);
    expect(suggestedLimit({ distance })).toBeCloseTo(0.994, 6);
  });

  it('passes over rows without a cluster', () => {
    expect(suggestedLimit({ distance: Float32Array.of(NaN, 0.5, NaN) })).toBe(0.5);
    expect(suggestedLimit({ distance: Float32Array.of(NaN) })).toBe(2);
  });
});
