/** A row-major matrix. */
export interface Matrix {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** The matrices side by side; all have the same number of rows. */
export function besideEachOther(parts: readonly Matrix[]): Matrix {
  const rows = parts[0]?.rows ?? 0;
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const values = new Float32Array(rows * columns);
  let left = 0;
  for (const part of parts) {
    for (let row = 0; row < rows; row++) {
      const from = row * part.columns;
      values.set(part.values.subarray(from, from + part.columns), row * columns + left);
    }
    left += part.columns;
  }
  return { values, rows, columns };
}

/** The sum of every column. */
export function columnSums({ values, rows, columns }: Matrix): Float64Array {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      sums[column] = (sums[column] ?? 0) + (values[row * columns + column] ?? 0);
    }
  }
  return sums;
}

/** The vectors one after the other. */
export function endToEnd(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}
