import { HighestValues } from '../math/highest-values.ts';
import { nearestTwo } from '../math/nearest-two.ts';
import { unpackedVector, type PackedVectors } from '../math/packed-vectors.ts';
import { dot } from '../math/vectors.ts';
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
 * The rows nearest to a vector: every text is compared, fast and to five digits; then those that were found are once
 * more, exactly.
 * @param query unit length
 * @param textOfRow number of each row's text; one that has no vector is not found
 */
export async function nearestRows(
  query: Float32Array,
  { vectors, places }: TextVectors,
  textOfRow: Int32Array,
  { limit, accepts }: NearestOptions,
  signal: AbortSignal,
): Promise<NearestRows> {
  const placeOf = (row: number): number => places[textOfRow[row] ?? -1] ?? -1;
  const cosines = await cosinesWith(query, vectors, signal);
  const nearest = new HighestValues(limit);
  for (let row = 0; row < textOfRow.length; row++) {
    const place = placeOf(row);
    if (place >= 0 && accepts(row)) nearest.offer(cosines[place] ?? 0, row);
  }
  const exact = new HighestValues(limit);
  for (const row of nearest.finish().indices) {
    exact.offer(dot(unpackedVector(vectors, placeOf(row)), query), row);
  }
  const { values, indices } = exact.finish();
  return { rows: indices, similarity: values };
}

/** About the cosine of every vector with the query, which is compared twice, since two centroids are the least that are compared. */
export async function cosinesWith(
  query: Float32Array,
  vectors: PackedVectors,
  signal: AbortSignal,
): Promise<Float32Array> {
  const values = Float32Array.of(...query, ...query);
  const twice = { count: 2, dimensions: query.length, values };
  const { similarity } = await nearestTwo(vectors, twice, signal);
  return similarity.filter((_, at) => at % 2 === 0);
}
