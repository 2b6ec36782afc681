import type { Neighbours } from './nearest-neighbours.ts';

/** A weighted graph without directions, every edge once. */
export interface NeighbourGraph {
  readonly points: number;
  /** The two ends of each edge, the smaller index first. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How surely the two are neighbours, 0 < weight ≤ 1. */
  readonly weight: Float32Array;
}

/** The spread of distances is found to this precision, or in so many halvings. */
const tolerance = 1e-5;
const halvings = 64;
/** No spread is smaller than this share of the mean distance. */
const leastSpread = 1e-3;

/**
 * How surely each neighbour belongs to its vector: 1 for the nearest, falling with distance so that
 * the sum over k neighbours is log₂ k, which evens out dense and sparse regions (McInnes, Healy and
 * Melville 2018, algorithm 3; the distance is 1 − cosine).
 * @returns k values a vector, 0 where there is no neighbour
 */
export function memberships({ k, similarity }: Neighbours): Float32Array {
  const values = new Float32Array(similarity.length);
  const distances = new Float64Array(k);
  for (let start = 0; start < similarity.length; start += k) {
    for (let i = 0; i < k; i++) distances[i] = Math.max(0, 1 - (similarity[start + i] ?? 0));
    const nearest = distances.find(distance => distance > 0) ?? 0;
    const spread = spreadOf(distances, nearest);
    for (let i = 0; i < k; i++) {
      const beyond = (distances[i] ?? 0) - nearest;
      values[start + i] = beyond <= 0 ? 1 : spread > 0 ? Math.exp(-beyond / spread) : 0;
    }
  }
  return values;
}

/** The spread at which the memberships sum up to log₂ of their number, by halving. */
function spreadOf(distances: Float64Array, nearest: number): number {
  const wanted = Math.log2(distances.length);
  const finite = distances.filter(Number.isFinite);
  const mean = finite.reduce((sum, distance) => sum + distance, 0) / Math.max(1, finite.length);
  let [low, high, spread] = [0, Infinity, 1];
  for (let round = 0; round < halvings; round++) {
    let sum = 0;
    for (const distance of distances) {
      sum += distance <= nearest ? 1 : Math.exp((nearest - distance) / spread);
    }
    if (Math.abs(sum - wanted) < tolerance) break;
    if (sum > wanted) high = spread;
    else low = spread;
    spread = high === Infinity ? spread * 2 : (low + high) / 2;
  }
  return Math.max(spread, leastSpread * mean);
}

/**
 * Two points are neighbours when either is one of the other: a + b − a · b.
 * @param neighbours of every point among all points; a point itself does not count
 */
export function neighbourGraph(neighbours: Neighbours): NeighbourGraph {
  const { k, index } = neighbours;
  const points = index.length / k;
  const membership = memberships(neighbours);
  const [from, to, weight] = [
    new Int32Array(index.length),
    new Int32Array(index.length),
    new Float32Array(index.length),
  ];
  let edges = 0;
  for (let point = 0; point < points; point++) {
    for (let at = point * k; at < (point + 1) * k; at++) {
      const other = index[at] ?? -1;
      const own = membership[at] ?? 0;
      if (other < 0 || other === point || own === 0) continue;
      const back = placeOf(index, other * k, k, point);
      if (back >= 0 && other < point && (membership[back] ?? 0) > 0) continue; // seen from there
      const backward = back < 0 ? 0 : (membership[back] ?? 0);
      from[edges] = Math.min(point, other);
      to[edges] = Math.max(point, other);
      weight[edges] = own + backward - own * backward;
      edges++;
    }
  }
  return {
    points,
    from: from.slice(0, edges),
    to: to.slice(0, edges),
    weight: weight.slice(0, edges),
  };
}

function placeOf(index: Int32Array, start: number, k: number, wanted: number): number {
  for (let at = start; at < start + k; at++) if (index[at] === wanted) return at;
  return -1;
}
