import { vectorSet, type VectorSet } from './vectors.ts';

/** Centroids multiplied at once, and dimensions of each that stand beside each other; see `wasm/nearest.ts`. */
const [together, pair] = [8, 2];
/** Largest of the whole numbers: two products of a pair of them with int8 fit into 32 bits, however many are added. */
const levels = 32_767;

/**
 * Centroids as whole numbers −32767 … 32767, so that their products with packed vectors are exact and the same on
 * every machine, whatever the number of threads and the order of additions.
 */
export interface PackedCentroids {
  readonly count: number;
  /** Eights of centroids; the last may be filled up. */
  readonly groups: number;
  /** Eight centroids after eight; of those two dimensions after two, padded to `size` dimensions. */
  readonly values: Int16Array;
  /** What a product with a packed vector's numbers is to be multiplied with, one a centroid. */
  readonly factors: Float32Array;
  /** 0, or −∞ for what fills the last eight up. */
  readonly addends: Float32Array;
  /** The centroids that the numbers stand for. */
  readonly exact: VectorSet;
}

/**
 * @param scales those of the vectors that the centroids are compared with
 * @param size dimensions with padding, even
 */
export function packCentroids(
  centroids: VectorSet,
  scales: Float32Array,
  size: number,
): PackedCentroids {
  const { count, dimensions } = centroids;
  const groups = Math.ceil(count / together);
  const values = new Int16Array(groups * together * size);
  const factors = new Float32Array(groups * together);
  const addends = new Float32Array(groups * together).fill(-Infinity).fill(0, 0, count);
  const exact = vectorSet(count, dimensions);
  const scaled = new Float64Array(dimensions);
  for (let centroid = 0; centroid < count; centroid++) {
    const from = centroid * dimensions;
    let largest = 0;
    for (let d = 0; d < dimensions; d++) {
      scaled[d] = (centroids.values[from + d] ?? 0) * (scales[d] ?? 1);
      largest = Math.max(largest, Math.abs(scaled[d] ?? 0));
    }
    const step = Math.fround(largest / levels);
    factors[centroid] = step;
    if (step === 0) continue;
    const group = Math.floor(centroid / together) * together * size;
    const place = group + (centroid % together) * pair;
    for (let d = 0; d < dimensions; d++) {
      const value = Math.round((scaled[d] ?? 0) / step);
      values[place + Math.floor(d / pair) * together * pair + (d % pair)] = value;
      exact.values[from + d] = (value * step) / (scales[d] ?? 1);
    }
  }
  return { count, groups, values, factors, addends, exact };
}
