import { vectorAt, vectorSet, type VectorSet } from './vectors.ts';

/** A matrix of mostly zeros, row by row. */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  /** rows + 1 entries: row i has the entries starts[i] … starts[i + 1]. */
  readonly starts: Uint32Array;
  /** Column of each entry. */
  readonly column: Int32Array;
  readonly value: Float64Array;
}

/**
 * Vectors multiplied at once: every entry is read once for all of them, and their sums stay in
 * registers, which takes 1.5 ns a product where a loop over them takes 5.
 */
export const vectorsAtOnce = 4;

/** A · Aᵀ · vector for every one of `vectors`, which have a value a row; others may run in between. */
export async function timesGram(matrix: SparseRows, vectors: VectorSet): Promise<VectorSet> {
  const images = vectorSet(vectors.count, matrix.rows);
  const products = new Float64Array(matrix.columns * vectorsAtOnce);
  for (let first = 0; first < vectors.count; first += vectorsAtOnce) {
    await new Promise(resolve => setImmediate(resolve));
    timesColumns(matrix, vectors, first, products.fill(0));
    timesRows(matrix, products, images, first);
  }
  return images;
}

/**
 * Aᵀ · vector for the four vectors from `first` on, which have a value a row.
 * @param products zeros, four a column, which become the products; they stay zeros for vectors that
 *   are not there
 */
export function timesColumns(
  { rows, starts, column, value }: SparseRows,
  vectors: VectorSet,
  first: number,
  products: Float64Array,
): void {
  const [left, second, third, right] = fourOf(vectors, first);
  for (let row = 0; row < rows; row++) {
    const a = left[row] ?? 0;
    const b = second[row] ?? 0;
    const c = third[row] ?? 0;
    const d = right[row] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const at = (column[entry] ?? 0) * vectorsAtOnce;
      const weight = value[entry] ?? 0;
      products[at] = (products[at] ?? 0) + weight * a;
      products[at + 1] = (products[at + 1] ?? 0) + weight * b;
      products[at + 2] = (products[at + 2] ?? 0) + weight * c;
      products[at + 3] = (products[at + 3] ?? 0) + weight * d;
    }
  }
}

/** A · vector for four vectors of a value a column, as `timesColumns` gives them. */
function timesRows(
  { rows, starts, column, value }: SparseRows,
  vectors: Float64Array,
  images: VectorSet,
  first: number,
): void {
  const [left, second, third, right] = fourOf(images, first);
  for (let row = 0; row < rows; row++) {
    let [a, b, c, d] = [0, 0, 0, 0];
    const end = starts[row + 1] ?? 0;
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const at = (column[entry] ?? 0) * vectorsAtOnce;
      const weight = value[entry] ?? 0;
      a += weight * (vectors[at] ?? 0);
      b += weight * (vectors[at + 1] ?? 0);
      c += weight * (vectors[at + 2] ?? 0);
      d += weight * (vectors[at + 3] ?? 0);
    }
    left[row] = a;
    second[row] = b;
    third[row] = c;
    right[row] = d;
  }
}

/** Views on four vectors; empty ones after the last. */
function fourOf(
  set: VectorSet,
  first: number,
): [Float32Array, Float32Array, Float32Array, Float32Array] {
  return [0, 1, 2, 3].map(i => vectorAt(set, first + i)) as ReturnType<typeof fourOf>;
}
