import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  meanVector,
  normalise,
  pickVectors,
  vectorAt,
  vectorSet,
} from '../../../src/core/math/vectors.ts';
import { vectorsOf } from './vectors-of.ts';

describe('vectors', () => {
  it('are views into one array, and copies when picked', () => {
    const set = vectorsOf([1, 2], [3, 4], [5, 6]);
    const picked = pickVectors(set, [2, 0, 2]);
    expect([...picked.values]).toEqual([5, 6, 1, 2, 5, 6]);
    vectorAt(set, 2).fill(9);
    expect([...set.values]).toEqual([1, 2, 3, 4, 9, 9]);
    expect([...picked.values]).toEqual([5, 6, 1, 2, 5, 6]);
  });

  it('have a mean, which is zero for none', () => {
    expect([...meanVector(vectorsOf([1, 2], [3, 6]))]).toEqual([2, 4]);
    expect([...meanVector(vectorSet(0, 2))]).toEqual([0, 0]);
  });

  it('get the length that is asked for, but for those without direction', () => {
    const values = fc.array(fc.float({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.constantFrom(1, 0.5), (vector, length) => {
        const scaled = Float64Array.from(vector);
        normalise(scaled, length);
        const zero = vector.every(value => value === 0);
        if (zero) expect([...scaled].every(value => value === 0)).toBe(true);
        else if (Math.hypot(...vector) > 1e-100)
          expect(Math.hypot(...scaled)).toBeCloseTo(length, 6);
      }),
      { seed: 1 },
    );
  });
});
