import type { MatrixProducts } from '../math/matrix-products.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import { vectorSlice, type VectorSet } from '../math/vectors.ts';

/** The nearest of some points to each of some vectors. */
export interface Neighbours {
  /** Neighbours a vector. */
  readonly k: number;
  /** Indices of points, nearest first, k a vector; −1 where there are fewer points. */
  readonly index: Int32Array;
  /** Their cosines with the vector, descending; −Infinity where there is none. */
  readonly similarity: Float32Array;
}

/** Points that vectors are multiplied with at once: a block of products stays below 34 MB. */
const pointsAtOnce = 2_048;

/**
 * The k nearest points to every vector by cosine, exactly; of equals the first.
 * @param points unit length
 * @param onProducts told how many products have been looked through since the last time
 * @throws the abort reason
 */
export async function nearestNeighbours(
  vectors: PackedVectors,
  points: VectorSet,
  k: number,
  products: MatrixProducts,
  signal: AbortSignal,
  onProducts: (count: number) => void = () => undefined,
): Promise<Neighbours> {
  const found: Neighbours = {
    k,
    index: new Int32Array(vectors.count * k).fill(-1),
    similarity: new Float32Array(vectors.count * k).fill(-Infinity),
  };
  for (let first = 0; first < points.count; first += pointsAtOnce) {
    const slice = vectorSlice(points, first, Math.min(first + pointsAtOnce, points.count));
    for await (const block of products.similarities(vectors, slice, signal)) {
      for (let i = 0; i < block.count; i++) {
        const vector = block.start + i;
        const factor = vectors.factors[vector] ?? 0;
        const row = block.values.subarray(i * slice.count, (i + 1) * slice.count);
        if ((block.largest[i] ?? 0) * factor > (found.similarity[vector * k + k - 1] ?? 0)) {
          takeNearer(found, vector, row, factor, first);
        }
      }
      onProducts(block.count * slice.count);
    }
  }
  return found;
}

/** Takes those of a row of products that are nearer than the last of the neighbours of `vector`. */
function takeNearer(
  { k, index, similarity }: Neighbours,
  vector: number,
  row: Float32Array,
  factor: number,
  first: number,
): void {
  const start = vector * k;
  const end = start + k - 1;
  let least = (similarity[end] ?? 0) / factor;
  for (let i = 0; i < row.length; i++) {
    const product = row[i] ?? 0;
    if (!(product > least)) continue;
    const value = product * factor;
    let at = end;
    for (; at > start && (similarity[at - 1] ?? 0) < value; at--) {
      similarity[at] = similarity[at - 1] ?? 0;
      index[at] = index[at - 1] ?? -1;
    }
    similarity[at] = value;
    index[at] = first + i;
    least = (similarity[end] ?? 0) / factor;
  }
}
