import { vectorAt, type VectorSet } from '../../../src/core/math/vectors.ts';

/** How well a layout in two dimensions shows which vectors are near each other. */
export interface MapQuality {
  /** Share of the k nearest vectors that are among the k nearest on the map, 0 … 1. */
  readonly recall: number;
  /**
   * 1 when no point is among the k nearest on the map without being near, about 0.5 for random
   * places (Venna and Kaski 2001).
   */
  readonly trustworthiness: number;
}

/**
 * Measured on the vectors `probes`, exactly.
 * @param vectors unit length
 * @param layout x and y of every vector
 */
export function mapQuality(
  vectors: VectorSet,
  layout: Float32Array,
  probes: Uint32Array,
  k = 15,
): MapQuality {
  const { count } = vectors;
  let [kept, penalty] = [0, 0];
  for (const probe of probes) {
    const rank = ranksOf(
      distances(count, other => cosineDistance(vectors, probe, other)),
      probe,
    );
    const ranked = ranksOf(
      distances(count, other => squareOnMap(layout, probe, other)),
      probe,
    );
    ranked.forEach((place, other) => {
      if (place > k || other === probe) return;
      const real = rank[other] ?? 0;
      if (real <= k) kept++;
      else penalty += real - k;
    });
  }
  const worst = (probes.length * k * (2 * count - 3 * k - 1)) / 2;
  return { recall: kept / (probes.length * k), trustworthiness: 1 - penalty / worst };
}

function distances(count: number, distance: (other: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, other) => distance(other));
}

/** Place of each in the order of distances from 1 on; of `own` 0. */
function ranksOf(distance: Float64Array, own: number): Int32Array {
  distance[own] = -1;
  const order = Int32Array.from(distance.keys()).sort(
    (a, b) => (distance[a] ?? 0) - (distance[b] ?? 0) || a - b,
  );
  const ranks = new Int32Array(distance.length);
  order.forEach((other, rank) => (ranks[other] = rank));
  return ranks;
}

function cosineDistance(vectors: VectorSet, left: number, right: number): number {
  const other = vectorAt(vectors, right);
  return 1 - vectorAt(vectors, left).reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);
}

function squareOnMap(layout: Float32Array, left: number, right: number): number {
  const dx = (layout[2 * left] ?? 0) - (layout[2 * right] ?? 0);
  const dy = (layout[2 * left + 1] ?? 0) - (layout[2 * right + 1] ?? 0);
  return dx * dx + dy * dy;
}
