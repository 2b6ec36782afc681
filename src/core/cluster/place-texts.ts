import type { MatrixProducts } from '../math/matrix-products.ts';
import { vectorAt, type VectorSet } from '../math/vectors.ts';

/** Where some texts lie among clusters, by text. */
export interface Placement {
  /** Index of the nearest centroid, the first of equals. */
  readonly nearest: Int32Array;
  /** Index of the second-nearest; −1 when there is only one. */
  readonly second: Int32Array;
  /** Cosine to the nearest centroid, −1 … 1. */
  readonly similarity: Float32Array;
}

/**
 * Finds the nearest centroids of texts, however far they are.
 * @param vectors unit length
 * @param centroids unit length, at least one
 */
export async function placeTexts(
  vectors: VectorSet,
  centroids: VectorSet,
  products: MatrixProducts,
): Promise<Placement> {
  const cosines = await products.product(vectors, centroids);
  const placement: Placement = {
    nearest: new Int32Array(vectors.count),
    second: new Int32Array(vectors.count),
    similarity: new Float32Array(vectors.count),
  };
  for (let text = 0; text < vectors.count; text++) {
    const [nearest, second] = twoLargest(vectorAt(cosines, text));
    placement.nearest[text] = nearest;
    placement.second[text] = second;
    placement.similarity[text] = vectorAt(cosines, text)[nearest] ?? 0;
  }
  return placement;
}

function twoLargest(values: Float32Array): readonly [number, number] {
  let [first, second] = [0, -1];
  for (let i = 1; i < values.length; i++) {
    const value = values[i] ?? 0;
    if (value > (values[first] ?? 0)) [first, second] = [i, first];
    else if (second < 0 || value > (values[second] ?? 0)) second = i;
  }
  return [first, second];
}
