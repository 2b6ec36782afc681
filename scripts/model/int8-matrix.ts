import type { Matrix } from './matrix.ts';

/** A matrix as `values · scale[column]`, with values in -127..127. */
export interface Int8Matrix {
  readonly values: Int8Array;
  readonly scale: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** How far, in steps, a weight may be from the int8 grid to count as being on it. */
const gridTolerance = 0.01;

/**
 * The matrix with one scale. The published weights were quantised to int8 with one scale a matrix
 * before they were stored as floats, so this loses nothing.
 *
 * @throws when a value is off that grid
 */
export function toInt8({ values, rows, columns }: Matrix): Int8Matrix {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = largest / 127;
  const quantised = Int8Array.from(values, value => Math.round(value / step));
  const worst = values.reduce(
    (most, value, at) => Math.max(most, Math.abs(value / step - (quantised[at] ?? 0))),
    0,
  );
  if (worst > gridTolerance) {
    throw new Error(`a ${rows} × ${columns} matrix is ${worst} steps off its int8 grid`);
  }
  return { values: quantised, scale: new Float32Array(columns).fill(step), rows, columns };
}

/** The int8 matrices side by side, each with its own scale. */
export function int8BesideEachOther(parts: readonly Int8Matrix[]): Int8Matrix {
  const rows = parts[0]?.rows ?? 0;
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const values = new Int8Array(rows * columns);
  const scale = new Float32Array(columns);
  let left = 0;
  for (const part of parts) {
    scale.set(part.scale, left);
    for (let row = 0; row < rows; row++) {
      const from = row * part.columns;
      values.set(part.values.subarray(from, from + part.columns), row * columns + left);
    }
    left += part.columns;
  }
  return { values, scale, rows, columns };
}
