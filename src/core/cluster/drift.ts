import { vectorAt, type VectorSet } from '../math/vectors.ts';

/** How far centroids have moved. */
export interface Drift {
  readonly each: Float64Array;
  /** The farthest, how far it moved, and how far the others moved at most. */
  readonly farthest: number;
  readonly most: number;
  readonly mostBut: number;
}

/** Distances between the centroids of one pass and those of the next. */
export function drift(before: VectorSet, after: VectorSet): Drift {
  const each = Float64Array.from({ length: after.count }, (_, cluster) =>
    distance(vectorAt(before, cluster), vectorAt(after, cluster)),
  );
  const farthest = each.indexOf(Math.max(...each));
  const others = each.filter((_, cluster) => cluster !== farthest);
  return { each, farthest, most: each[farthest] ?? 0, mostBut: Math.max(0, ...others) };
}

function distance(left: Float32Array, right: Float32Array): number {
  let square = 0;
  for (let d = 0; d < left.length; d++) square += ((left[d] ?? 0) - (right[d] ?? 0)) ** 2;
  return Math.sqrt(square);
}
