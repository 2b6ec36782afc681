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

/** The vectors `start … end` as a view. */
export function vectorSlice(set: VectorSet, start: number, end: number): VectorSet {
  const { dimensions } = set;
  const values = set.values.subarray(start * dimensions, end * dimensions);
  return { count: end - start, dimensions, values };
}

/** The vectors `indices` in that order, copied. */
export function pickVectors(set: VectorSet, indices: ArrayLike<number>): VectorSet {
  const picked = vectorSet(indices.length, set.dimensions);
  for (let i = 0; i < indices.length; i++) {
    picked.values.set(vectorAt(set, indices[i] ?? 0), i * set.dimensions);
  }
  return picked;
}

/** Four sums at a time: one alone would wait for each addition to end before the next. */
export function dot<A extends Float32Array | Float64Array>(left: A, right: A): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < left.length; i += 4) {
    a += (left[i] ?? 0) * (right[i] ?? 0);
    b += (left[i + 1] ?? 0) * (right[i + 1] ?? 0);
    c += (left[i + 2] ?? 0) * (right[i + 2] ?? 0);
    d += (left[i + 3] ?? 0) * (right[i + 3] ?? 0);
  }
  for (; i < left.length; i++) a += (left[i] ?? 0) * (right[i] ?? 0);
  return a + b + c + d;
}

/** Scales `vector` in place to length `length`; one without length stays as it is. */
export function normalise(vector: Float32Array | Float64Array, length = 1): void {
  const square = dot(vector, vector);
  if (square === 0) return;
  const factor = length / Math.sqrt(square);
  for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) * factor;
}

/** Mean of the vectors, `dimensions` values. */
export function meanVector(set: VectorSet): Float32Array {
  const { count, dimensions, values } = set;
  const sums = new Float64Array(dimensions);
  const fours = count - (count % 4);
  for (let i = 0; i < fours; i += 4) {
    const a = i * dimensions;
    const b = a + dimensions;
    const c = b + dimensions;
    const e = c + dimensions;
    for (let d = 0; d < dimensions; d++) {
      const four =
        (values[a + d] ?? 0) + (values[b + d] ?? 0) + (values[c + d] ?? 0) + (values[e + d] ?? 0);
      sums[d] = (sums[d] ?? 0) + four;
    }
  }
  for (let i = fours; i < count; i++) {
    for (let d = 0; d < dimensions; d++) {
      sums[d] = (sums[d] ?? 0) + (values[i * dimensions + d] ?? 0);
    }
  }
  return Float32Array.from(sums, sum => sum / Math.max(1, count));
}

/** Side of the squares that are transposed one after another: a line of the cache. */
const tile = 16;

/** Rows as columns: `dimensions` vectors of `count` values. */
export function transpose({ count, dimensions, values }: VectorSet): VectorSet {
  const result = vectorSet(dimensions, count);
  for (let top = 0; top < count; top += tile) {
    for (let left = 0; left < dimensions; left += tile) {
      for (let d = left; d < Math.min(left + tile, dimensions); d++) {
        for (let i = top; i < Math.min(top + tile, count); i++) {
          result.values[d * count + i] = values[i * dimensions + d] ?? 0;
        }
      }
    }
  }
  return result;
}
