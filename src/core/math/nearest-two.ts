import {
  centroidPlaces,
  compareWith,
  paddedSize,
  takeScratch,
  writeCentroids,
} from './centroid-memory.ts';
import { MemoryPlan } from './memory-plan.ts';
import { nearestMemory, nearestProgram } from './nearest-program.ts';
import { copyRows, type PackedVectors } from './packed-vectors.ts';
import type { VectorSet } from './vectors.ts';

/** The two nearest of some centroids to each of some vectors. */
export interface NearestTwo {
  /** Indices of centroids by vector, the nearest and the second-nearest in turn. */
  readonly index: Int32Array;
  /** Their cosines with the vector. */
  readonly similarity: Float32Array;
}

/** Vectors that are compared at once: some milliseconds of work. */
const blockVectors = 8_192;

/**
 * The nearest and the second-nearest centroid of every vector, of equals the first; there must be
 * at least two. Memory for a block of vectors is all that is taken.
 */
export async function nearestTwo(
  vectors: PackedVectors,
  centroids: VectorSet,
  signal: AbortSignal,
): Promise<NearestTwo> {
  const size = paddedSize(vectors.dimensions);
  const block = Math.min(blockVectors, vectors.count);
  const plan = new MemoryPlan();
  const rowsAt = plan.take(block * size);
  const lengthsAt = plan.take(block * 4);
  const indexAt = plan.take(block * 8);
  const cosinesAt = plan.take(block * 8);
  const places = centroidPlaces(plan, centroids.count, size);
  const scratch = takeScratch(plan, places);
  const memory = nearestMemory(plan.bytes);
  const program = nearestProgram(memory);
  const { buffer } = memory;
  const rows = new Int8Array(buffer, rowsAt, block * size);
  const lengths = new Float32Array(buffer, lengthsAt, block);
  program.setVectors(rowsAt, size, lengthsAt, 0, 0, 0, 0);
  compareWith(program, places, scratch);
  writeCentroids(memory, places, centroids, vectors.scales);

  const index = new Int32Array(2 * vectors.count);
  const similarity = new Float32Array(2 * vectors.count);
  for (let start = 0; start < vectors.count; start += blockVectors) {
    await new Promise(setImmediate);
    signal.throwIfAborted();
    const count = Math.min(blockVectors, vectors.count - start);
    copyRows(vectors, start, count, rows, size);
    lengths.set(vectors.factors.subarray(start, start + count));
    program.nearestTwo(0, count, indexAt, cosinesAt);
    index.set(new Int32Array(buffer, indexAt, 2 * count), 2 * start);
    similarity.set(new Float32Array(buffer, cosinesAt, 2 * count), 2 * start);
  }
  signal.throwIfAborted();
  return { index, similarity };
}
