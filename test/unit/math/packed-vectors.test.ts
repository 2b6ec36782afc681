import { describe, expect, it } from 'vitest';
import {
  packingScales,
  packVectors,
  unpackVectors,
} from '../../../src/core/math/packed-vectors.ts';
import { Random } from '../../../src/core/math/random.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { normalVectors } from './vectors-of.ts';

/** Like projected texts: unit length, the spread of the last dimension a quarter of the first's. */
function projectedVectors(count: number, dimensions: number, seed: number): VectorSet {
  const set = normalVectors(count, dimensions, new Random(seed));
  set.values.forEach((value, i) => {
    set.values[i] = value * 4 ** (-(i % dimensions) / dimensions);
  });
  for (let i = 0; i < count; i++) normalise(vectorAt(set, i));
  return set;
}

describe('packed vectors', () => {
  it.each([64, 128])('keep the direction of %i dimensions to a cosine of 0.9999', dimensions => {
    const set = projectedVectors(5_000, dimensions, 1);
    const unpacked = unpackVectors(packVectors(set, packingScales(set)));
    for (let i = 0; i < set.count; i++) {
      const other = vectorAt(unpacked, i);
      const cosine = vectorAt(set, i).reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);
      expect(cosine).toBeGreaterThan(0.9999);
      expect(Math.hypot(...other)).toBeCloseTo(1, 6);
    }
  });

  it('stay the same when they are packed again', () => {
    const set = projectedVectors(500, 33, 2);
    const packed = packVectors(set, packingScales(set));
    expect(packVectors(unpackVectors(packed), packed.scales)).toEqual(packed);
  });

  it('keep vectors without length, and dimensions without spread', () => {
    const zeros = vectorSet(3, 5);
    expect(unpackVectors(packVectors(zeros, packingScales(zeros)))).toEqual(zeros);
    const flat = { count: 2, dimensions: 2, values: Float32Array.of(1, 0, -1, 0) };
    expect(unpackVectors(packVectors(flat, packingScales(flat)))).toEqual(flat);
  });
});
