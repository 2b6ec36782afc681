import { normalise, vectorAt, vectorSet, type VectorSet } from './vectors.ts';

/**
 * Directions as whole numbers −127 … 127, a quarter of the memory of floats. The numbers of a vector
 * times the scales of their dimensions have its direction; its length is one, or zero when all are.
 */
export interface PackedVectors {
  readonly count: number;
  readonly dimensions: number;
  /** count × dimensions values. */
  readonly values: Int8Array;
  /** One a dimension, > 0. */
  readonly scales: Float32Array;
}

const levels = 127;

/**
 * Packs vectors of unit length or zero. Scales that follow the spread of the dimensions keep the
 * cosine to what `unpackVectors` gives back above 0.9999, where one scale for all would often not.
 */
export function packVectors(
  { dimensions, values }: VectorSet,
  scales: Float32Array,
): PackedVectors {
  const packed = new Int8Array(values.length);
  const scaled = new Float64Array(dimensions);
  for (let start = 0; start < values.length; start += dimensions) {
    let largest = 0;
    for (let d = 0; d < dimensions; d++) {
      const value = (values[start + d] ?? 0) / (scales[d] ?? 1);
      scaled[d] = value;
      largest = Math.max(largest, Math.abs(value));
    }
    if (largest === 0) continue;
    const factor = levels / largest;
    for (let d = 0; d < dimensions; d++) packed[start + d] = Math.round((scaled[d] ?? 0) * factor);
  }
  return packedVectors(packed, scales);
}

/** Packed vectors of `values`, which has as many a vector as there are scales. */
export function packedVectors(values: Int8Array, scales: Float32Array): PackedVectors {
  return { count: values.length / scales.length, dimensions: scales.length, values, scales };
}

/** The root of the spread of every dimension; halfway between none and evening all out. */
export function packingScales({ count, dimensions, values }: VectorSet): Float32Array {
  const squares = new Float64Array(dimensions);
  for (let start = 0; start < values.length; start += dimensions) {
    for (let d = 0; d < dimensions; d++) {
      squares[d] = (squares[d] ?? 0) + (values[start + d] ?? 0) ** 2;
    }
  }
  return Float32Array.from(squares, square => (square / count) ** 0.25 || 1);
}

/** The vectors as floats. Packing them again with the same scales gives the same numbers. */
export function unpackVectors(packed: PackedVectors): VectorSet {
  const set = vectorSet(packed.count, packed.dimensions);
  for (let i = 0; i < set.count; i++) unpackVector(packed, i, vectorAt(set, i));
  return set;
}

/** Writes vector `index` as floats into `target`. */
export function unpackVector(
  { dimensions, values, scales }: PackedVectors,
  index: number,
  target: Float32Array,
): void {
  for (let d = 0; d < dimensions; d++) {
    target[d] = (values[index * dimensions + d] ?? 0) * (scales[d] ?? 1);
  }
  normalise(target);
}
