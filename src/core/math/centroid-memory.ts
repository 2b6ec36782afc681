import type { MemoryPlan } from './memory-plan.ts';
import { scratchBytes, type NearestProgram } from './nearest-program.ts';
import { packCentroids } from './packed-centroids.ts';
import type { VectorSet } from './vectors.ts';

const together = 8;

/** Where centroids lie in a memory of `wasm/nearest.ts`. */
export interface CentroidPlaces {
  /** Padded dimensions. */
  readonly size: number;
  /** Eights of centroids. */
  readonly groups: number;
  readonly values: number;
  readonly factors: number;
  readonly addends: number;
  readonly drifts: number;
}

/** Dimensions of a vector in the memory of `wasm/nearest.ts`, padded with zeros. */
export function paddedSize(dimensions: number): number {
  return Math.ceil(dimensions / together) * together;
}

/** Takes room for `count` centroids of `size` padded dimensions. */
export function centroidPlaces(plan: MemoryPlan, count: number, size: number): CentroidPlaces {
  const groups = Math.ceil(count / together);
  const most = groups * together;
  return {
    size,
    groups,
    values: plan.take(most * size * 2),
    factors: plan.take(most * 4),
    addends: plan.take(most * 4),
    drifts: plan.take(most * 4),
  };
}

/** Takes room that one copy of the program needs to compare with those centroids. */
export function takeScratch(plan: MemoryPlan, { size, groups }: CentroidPlaces): number {
  return plan.take(scratchBytes(size, groups));
}

/** The program compares with the centroids in these places from now on. */
export function compareWith(
  program: NearestProgram,
  { values, groups, factors, addends, drifts }: CentroidPlaces,
  scratch: number,
): void {
  program.setCentroids(values, groups, factors, addends, drifts, scratch);
}

/**
 * Writes centroids to their places.
 * @param scales those of the vectors that they are compared with
 * @returns what they are rounded to
 */
export function writeCentroids(
  { buffer }: WebAssembly.Memory,
  { size, values, factors, addends }: CentroidPlaces,
  centroids: VectorSet,
  scales: Float32Array,
): VectorSet {
  const packed = packCentroids(centroids, scales, size);
  new Int16Array(buffer, values).set(packed.values);
  new Float32Array(buffer, factors).set(packed.factors);
  new Float32Array(buffer, addends).set(packed.addends);
  return packed.exact;
}
