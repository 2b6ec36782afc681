import { HighestValues } from '../math/highest-values.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import type { VectorSet } from '../math/vectors.ts';
import type { TextVectors } from '../run/run-tree.ts';

/** Rows by how near they are to something, the nearest first; of equally near ones the first in the file. */
export interface NearestRows {
  readonly rows: Uint32Array;
  /** Cosines, −1 … 1, by their order. */
  readonly similarity: Float32Array;
}

export interface NearestOptions {
  /** How many rows are wanted at most. */
  readonly limit: number;
  /** Whether a row may be found. */
  readonly accepts: (row: number) => boolean;
}

/**
 * The rows nearest to a vector: every text is compared.
 * @param query one vector of unit length
 * @param textOfRow number of each row's text; one that has no vector is not found
 */
export async function nearestRows(
  query: VectorSet,
  { vectors, places }: TextVectors,
  textOfRow: Int32Array,
  products: MatrixProducts,
  { limit, accepts }: NearestOptions,
  signal: AbortSignal,
): Promise<NearestRows> {
  const similarity = await similarities(query, vectors, products, signal);
  const nearest = new HighestValues(limit);
  for (let row = 0; row < textOfRow.length; row++) {
    const place = places[textOfRow[row] ?? -1] ?? -1;
    if (place >= 0 && accepts(row)) nearest.offer(similarity[place] ?? 0, row);
  }
  const { values, indices } = nearest.finish();
  return { rows: indices, similarity: values };
}

/** The cosine of every vector with the query. */
async function similarities(
  query: VectorSet,
  vectors: PackedVectors,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Float32Array> {
  const result = new Float32Array(vectors.count);
  for await (const { start, count, values } of products.similarities(vectors, query, signal)) {
    for (let i = 0; i < count; i++) {
      const cosine = (values[i] ?? 0) * (vectors.factors[start + i] ?? 0);
      result[start + i] = Math.max(-1, Math.min(1, cosine));
    }
  }
  return result;
}
