import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dequantise, quantise } from '../../../src/core/embed/cache/quantise.ts';
import { Random } from '../../../src/core/math/random.ts';
import { normalise } from '../../../src/core/math/vectors.ts';

function throughInt8(vector: Float32Array): Float32Array {
  const values = new Int8Array(vector.length);
  const scale = quantise(vector, values);
  const result = new Float32Array(vector.length);
  dequantise(values, 0, values.length, scale, result, 0);
  return result;
}

function cosine(left: Float32Array, right: Float32Array): number {
  const product = left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
  return product / (Math.hypot(...left) * Math.hypot(...right));
}

/** Vectors of 512 dimensions and unit length, some with a few values that stand out. */
const unitVector = fc.tuple(fc.nat(), fc.constantFrom(1, 2, 4)).map(([seed, peak]) => {
  const random = new Random(seed);
  const vector = Float32Array.from({ length: 512 }, (_, i) => random.normal() * (i < 5 ? peak : 1));
  normalise(vector);
  return vector;
});

describe('quantise', () => {
  it('keeps the direction of a unit vector', () => {
    fc.assert(
      fc.property(unitVector, vector => {
        expect(cosine(vector, throughInt8(vector))).toBeGreaterThan(0.999);
      }),
      { seed: 1 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(unitVector, vector => {
        const once = throughInt8(vector);
        expect(throughInt8(once)).toEqual(once);
      }),
      { seed: 2 },
    );
  });

  it('uses the whole range, and keeps a zero vector', () => {
    const values = new Int8Array(3);
    quantise(Float32Array.of(-2, 1, 0), values);
    expect([...values]).toEqual([-127, 64, 0]);
    expect(quantise(new Float32Array(3), values)).toBe(0);
    expect([...values]).toEqual([0, 0, 0]);
  });
});
