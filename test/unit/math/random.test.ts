import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenSample, Random } from '../../../src/core/math/random.ts';

function take(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance };
}

describe('Random', () => {
  it('gives the same numbers for a seed, and others for another', () => {
    const of = (seed: number): number[] => {
      const random = new Random(seed);
      return take(20, () => random.next());
    };
    expect(of(1)).toEqual(of(1));
    expect(of(2)).not.toEqual(of(1));
    // As mulberry32 gives them, so that results do not change from one version to the next.
    expect(of(1).slice(0, 3)).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ]);
  });

  it('is uniform between 0 and 1', () => {
    const random = new Random(7);
    const values = take(20_000, () => random.next());
    expect(values.every(value => value >= 0 && value < 1)).toBe(true);
    expect(moments(values).mean).toBeCloseTo(1 / 2, 2);
    expect(moments(values).variance).toBeCloseTo(1 / 12, 2);
  });

  it('is standard normal where that is asked for', () => {
    const random = new Random(7);
    const values = take(100_000, () => random.normal());
    expect(moments(values).mean).toBeCloseTo(0, 1);
    expect(moments(values).variance).toBeCloseTo(1, 1);
    expect(values.filter(value => Math.abs(value) < 1).length / 100_000).toBeCloseTo(0.683, 2);
  });
});

describe('evenSample', () => {
  const sizes = fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 600 }), fc.nat());

  it('takes one from each of equal stretches', () => {
    fc.assert(
      fc.property(sizes, ([total, count, seed]) => {
        const sample = evenSample(total, count, seed);
        expect(sample.length).toBe(Math.min(total, count));
        sample.forEach((number, i) => {
          expect(number).toBeGreaterThanOrEqual(Math.floor((i * total) / sample.length));
          expect(number).toBeLessThan(Math.floor(((i + 1) * total) / sample.length));
        });
      }),
      { seed: 1 },
    );
  });

  it('is all there is when that is not more than asked for', () => {
    expect([...evenSample(4, 4, 9)]).toEqual([0, 1, 2, 3]);
    expect([...evenSample(3, 10, 9)]).toEqual([0, 1, 2]);
    expect([...evenSample(0, 10, 9)]).toEqual([]);
  });

  it('depends on the seed alone', () => {
    expect(evenSample(1e6, 50, 3)).toEqual(evenSample(1e6, 50, 3));
    expect(evenSample(1e6, 50, 4)).not.toEqual(evenSample(1e6, 50, 3));
  });
});
