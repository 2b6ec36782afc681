/** Vectors as one flat array, one after another. */
export interface VectorSet {
  readonly count: number;
  readonly dimensions: number;
  /** count × dimensions values. */
  readonly values: Float32Array;
}

export function vectorSet(count: number, dimensions: number): VectorSet {
  return { count, dimensions, values: new Float32Array(count * dimensions) };
}

/** Vector `index` as a view. */
export function vectorAt(set: VectorSet, index: number): Float32Array {
  return set.values.subarray(index * set.dimensions, (index + 1) * set.dimensions);
}

/** The vectors `indices` in that order, copied. */
export function pickVectors(set: VectorSet, indices: ArrayLike<number>): VectorSet {
  const picked = vectorSet(indices.length, set.dimensions);
  for (let i = 0; i < indices.length; i++) {
    picked.values.set(vectorAt(set, indices[i] ?? 0), i * set.dimensions);
  }
  return picked;
}

/** Scales `vector` in place to length `length`; one without length stays as it is. */
export function normalise(vector: Float32Array | Float64Array, length = 1): void {
  let square = 0;
  for (const value of vector) square += value * value;
  if (square === 0) return;
  const factor = length / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * factor;
}

/** Mean of the vectors, `dimensions` values. */
export function meanVector(set: VectorSet): Float32Array {
  const sums = new Float64Array(set.dimensions);
  for (let i = 0; i < set.values.length;) {
    for (let d = 0; d < set.dimensions; d++, i++) sums[d] = (sums[d] ?? 0) + (set.values[i] ?? 0);
  }
  return Float32Array.from(sums, sum => sum / Math.max(1, set.count));
}
