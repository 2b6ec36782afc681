import { vectorAt, vectorSet, type VectorSet } from './vectors.ts';

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
  /** What gives every vector its length, after the scales; 0 for one without. */
  readonly factors: Float32Array;
}

const levels = 127;

/**
 * Packs vectors of unit length or zero. Scales that follow the spread of the dimensions keep the
 * cosine to what `unpackVectors` gives back above 0.9999, where one scale for all would often not.
 */
export function packVectors(set: VectorSet, scales: Float32Array): PackedVectors {
  const { values, dimensions } = set;
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
  const dimensions = scales.length;
  const count = values.length / dimensions;
  const squares = scales.map(scale => scale * scale);
  const factors = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) {
      square += (values[i * dimensions + d] ?? 0) ** 2 * (squares[d] ?? 0);
    }
    factors[i] = square === 0 ? 0 : 1 / Math.sqrt(square);
  }
  return { count, dimensions, values, scales, factors };
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

/** Vector `index` as floats, copied. */
export function unpackedVector(packed: PackedVectors, index: number): Float32Array {
  const vector = new Float32Array(packed.dimensions);
  unpackVector(packed, index, vector);
  return vector;
}

/** Writes vector `index` as floats into `target`. */
export function unpackVector(
  { values, dimensions, scales, factors }: PackedVectors,
  index: number,
  target: Float32Array,
): void {
  const factor = factors[index] ?? 0;
  for (let d = 0; d < dimensions; d++) {
    target[d] = (values[index * dimensions + d] ?? 0) * (scales[d] ?? 1) * factor;
  }
}

/** The vectors `indices` in that order, copied. */
export function pickPacked(packed: PackedVectors, indices: ArrayLike<number>): PackedVectors {
  const { dimensions, scales } = packed;
  const values = new Int8Array(indices.length * dimensions);
  const factors = new Float32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const from = (indices[i] ?? 0) * dimensions;
    values.set(packed.values.subarray(from, from + dimensions), i * dimensions);
    factors[i] = packed.factors[indices[i] ?? 0] ?? 0;
  }
  return { count: indices.length, dimensions, values, scales, factors };
}

/** Copies the numbers of `count` vectors from `start` on to `target`, where each has `size` places, the last of which stay. */
export function copyRows(
  { values, dimensions }: PackedVectors,
  start: number,
  count: number,
  target: Int8Array,
  size: number,
): void {
  if (size === dimensions) {
    target.set(values.subarray(start * dimensions, (start + count) * dimensions));
    return;
  }
  for (let i = 0; i < count; i++) {
    const from = (start + i) * dimensions;
    target.set(values.subarray(from, from + dimensions), i * size);
  }
}
