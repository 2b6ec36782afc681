import { centroidPlaces, takeScratch, type CentroidPlaces } from '../math/centroid-memory.ts';
import type { MemoryPlan } from '../math/memory-plan.ts';

/** Where everything of an assignment lies in a memory of `wasm/nearest.ts`. */
export interface AssignmentPlaces {
  readonly count: number;
  readonly rows: number;
  readonly lengths: number;
  readonly weights: number;
  readonly index: number;
  readonly lower: number;
  readonly upper: number;
  readonly centroids: CentroidPlaces;
  /** The parts that the vectors are cut into. */
  readonly parts: readonly PartPlaces[];
  /** A scratch for each thread. */
  readonly scratch: readonly number[];
  /** See `AssignmentParts`. */
  readonly control: number;
}

/** Vectors `start … end`, and where what they have in each cluster is added up. */
export interface PartPlaces {
  readonly start: number;
  readonly end: number;
  /** float64, padded dimensions a cluster. */
  readonly sums: number;
  /** float64, one a cluster. */
  readonly members: number;
}

/**
 * Parts of many vectors: some for each thread, so that all end at about the same time. Their number depends on that of
 * the vectors alone, since the last bits of a sum depend on what is added first.
 */
const mostParts = 16;
const leastVectors = 1_024;
const controlBytes = 64;

/** Takes room for `count` vectors of `size` padded dimensions and `k` clusters. */
export function assignmentPlaces(
  plan: MemoryPlan,
  { count, size, k, threads }: Readonly<Record<'count' | 'size' | 'k' | 'threads', number>>,
): AssignmentPlaces {
  const centroids = centroidPlaces(plan, k, size);
  const parts = Math.min(mostParts, Math.max(1, Math.floor(count / leastVectors)));
  const step = Math.ceil(count / parts);
  return {
    count,
    rows: plan.take(count * size),
    lengths: plan.take(count * 4),
    weights: plan.take(count * 4),
    index: plan.take(count * 4),
    lower: plan.take(count * 4),
    upper: plan.take(count * 4),
    centroids,
    parts: Array.from({ length: parts }, (_, part) => ({
      start: Math.min(count, part * step),
      end: Math.min(count, (part + 1) * step),
      sums: plan.take(k * size * 8),
      members: plan.take(k * 8),
    })),
    scratch: Array.from({ length: threads }, () => takeScratch(plan, centroids)),
    control: plan.take(controlBytes),
  };
}
