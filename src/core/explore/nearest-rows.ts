import { HighestValues } from '../math/highest-values.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
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

/** Texts compared between pauses: some milliseconds of work. */
const blockTexts = 16_384;

/**
 * The rows nearest to a vector: every text is compared.
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
  const cosines = await cosinesWith(query, vectors, signal);
  const nearest = new HighestValues(limit);
  for (let row = 0; row < textOfRow.length; row++) {
    const place = places[textOfRow[row] ?? -1] ?? -1;
    if (place >= 0 && accepts(row)) nearest.offer(cosines[place] ?? 0, row);
  }
  const { values, indices } = nearest.finish();
  return { rows: indices, similarity: values };
}

/** The cosine of every vector with the query. */
async function cosinesWith(
  query: Float32Array,
  vectors: PackedVectors,
  signal: AbortSignal,
): Promise<Float32Array> {
  const { count, scales, factors } = vectors;
  const scaled = query.map((value, d) => value * (scales[d] ?? 1));
  const cosines = new Float32Array(count);
  for (let start = 0; start < count; start += blockTexts) {
    await new Promise(setImmediate);
    signal.throwIfAborted();
    const end = Math.min(start + blockTexts, count);
    for (let text = start; text < end; text++) {
      const cosine = packedDot(vectors, text, scaled) * (factors[text] ?? 0);
      cosines[text] = Math.max(-1, Math.min(1, cosine));
    }
  }
  return cosines;
}

/** Four sums at a time: one alone would wait for each addition to end before the next. */
function packedDot({ values, dimensions }: PackedVectors, index: number, by: Float32Array): number {
  const start = index * dimensions;
  let [a, b, c, d] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < dimensions; i += 4) {
    a += (values[start + i] ?? 0) * (by[i] ?? 0);
    b += (values[start + i + 1] ?? 0) * (by[i + 1] ?? 0);
    c += (values[start + i + 2] ?? 0) * (by[i + 2] ?? 0);
    d += (values[start + i + 3] ?? 0) * (by[i + 3] ?? 0);
  }
  for (; i < dimensions; i++) a += (values[start + i] ?? 0) * (by[i] ?? 0);
  return a + b + c + d;
}
