import { paddedSize, writeCentroids } from '../math/centroid-memory.ts';
import { MemoryPlan } from '../math/memory-plan.ts';
import { nearestMemory } from '../math/nearest-program.ts';
import { copyRows } from '../math/packed-vectors.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { AssignmentHelpers, type ClusterThreads } from './assignment-helpers.ts';
import { AssignmentParts } from './assignment-parts.ts';
import { assignmentPlaces, type AssignmentPlaces } from './assignment-places.ts';
import { drift } from './drift.ts';
import type { WeightedVectors } from './spherical-kmeans.ts';

/** Products between two looks at what else there is to do: some milliseconds. */
const productsTogether = 1_000_000;
/** A vector that is nearer to its centroid than this fits it, whatever rounding says. */
const fitting = 1 - 1e-6;

/**
 * Which cluster every vector is in. A vector's cosine to its own centroid, and the largest to the others, are kept as
 * bounds: a centroid that moves by a distance changes the cosine to a vector of unit length by no more than it. So as long as the
 * bounds do not meet, the vector stays and is not compared with anything (Hamerly 2010, with cosines as in Schubert,
 * Lang and Feher 2021); the clusters are those of comparing everything in every pass. Vectors and bounds are in a
 * memory of `wasm/nearest.ts`, 20 bytes a vector beside its numbers, which other threads can share.
 */
export class Assignment {
  private readonly memory: WebAssembly.Memory;
  private readonly places: AssignmentPlaces;
  private readonly parts: AssignmentParts;
  private readonly helpers: AssignmentHelpers | undefined;
  private readonly arrays: VectorArrays;
  /** The centroids of the last pass. */
  private current: VectorSet | undefined;

  /** @param threads that may be used; to be closed then */
  constructor(
    private readonly data: WeightedVectors,
    private readonly k: number,
    threads: ClusterThreads | undefined,
  ) {
    const { vectors, weights } = data;
    const size = paddedSize(vectors.dimensions);
    const plan = new MemoryPlan();
    const sizes = { count: vectors.count, size, k, threads: threads?.count ?? 1 };
    this.places = assignmentPlaces(plan, sizes);
    this.memory = nearestMemory(plan.bytes);
    this.parts = new AssignmentParts(this.memory, this.places, 0);
    this.arrays = vectorArrays(this.memory, this.places);
    copyRows(vectors, 0, vectors.count, this.arrays.rows, size);
    this.arrays.lengths.set(vectors.factors);
    this.arrays.weights.set(weights);
    this.arrays.index.fill(-1);
    this.helpers = threads && new AssignmentHelpers(threads.script, this.memory, this.places);
  }

  /** Cluster of each vector, from 0; −1 before it has one. */
  get index(): Int32Array {
    return this.arrays.index;
  }

  /** Weights of the vectors of each cluster. */
  get members(): Float64Array {
    return this.total('members', this.k);
  }

  async close(): Promise<void> {
    await this.helpers?.close();
  }

  /**
   * Moves every vector to its nearest centroid.
   * @param last whether no centroid will be computed from it any more
   * @returns how many moved
   */
  async pass(centroids: VectorSet, last: boolean, signal: AbortSignal): Promise<number> {
    const { scales } = this.data.vectors;
    const exact = writeCentroids(this.memory, this.places.centroids, centroids, scales);
    const { each, ...bounds } = drift(this.current ?? exact, exact);
    this.arrays.drifts.set(each);
    this.current = exact;
    this.parts.begin({ ...bounds, withSums: !last });
    const step = Math.ceil(productsTogether / this.k);
    for (let part = this.parts.take(); part !== undefined; part = this.parts.take()) {
      for (let { start } = part; start < part.end; start += step) {
        await new Promise(setImmediate);
        signal.throwIfAborted();
        this.parts.assign(part, start, Math.min(start + step, part.end));
      }
    }
    const settled = this.parts.settled();
    await (this.helpers === undefined ? settled : Promise.race([settled, this.helpers.failure]));
    return this.parts.moved;
  }

  /**
   * Gives every empty cluster the vector that fits its own worst, if it is not alone there.
   * @returns how many it gave
   */
  async revive(signal: AbortSignal): Promise<number> {
    const { members } = this;
    const empty = [...members.keys()].filter(cluster => members[cluster] === 0);
    if (empty.length === 0 || this.current === undefined) return 0;
    // Bounds will not do to find the worst.
    this.arrays.lower.fill(-Infinity);
    await this.pass(this.current, false, signal);
    let given = 0;
    for (const cluster of empty) {
      const worst = this.worstFitting();
      if (worst < 0) break;
      this.parts.move(worst, cluster);
      given++;
    }
    return given;
  }

  /** The directions of the clusters' sums; a cluster without vectors stays where it was. */
  centroids(): VectorSet {
    const { dimensions, scales } = this.data.vectors;
    const { members } = this;
    const { size } = this.places.centroids;
    const sums = this.total('sums', this.k * size);
    const set = vectorSet(this.k, dimensions);
    for (let cluster = 0; cluster < this.k; cluster++) {
      const target = vectorAt(set, cluster);
      if (members[cluster] === 0) {
        if (this.current !== undefined) target.set(vectorAt(this.current, cluster));
        continue;
      }
      for (let d = 0; d < dimensions; d++) {
        target[d] = (scales[d] ?? 1) * (sums[cluster * size + d] ?? 0);
      }
      normalise(target);
    }
    return set;
  }

  /** The vector least like its centroid that is not alone in its cluster; −1 when all fit. */
  private worstFitting(): number {
    const { lower, index } = this.arrays;
    const { members } = this;
    let worst = -1;
    let least = fitting;
    for (let vector = 0; vector < lower.length; vector++) {
      if ((lower[vector] ?? 1) >= least || (members[index[vector] ?? 0] ?? 0) <= 1) continue;
      least = lower[vector] ?? 1;
      worst = vector;
    }
    return worst;
  }

  /** What the parts have added up, always in the same order. */
  private total(what: 'sums' | 'members', length: number): Float64Array {
    const total = new Float64Array(length);
    for (const part of this.places.parts) {
      const own = new Float64Array(this.memory.buffer, part[what], length);
      for (let at = 0; at < length; at++) total[at] = (total[at] ?? 0) + (own[at] ?? 0);
    }
    return total;
  }
}

interface VectorArrays {
  readonly rows: Int8Array;
  readonly lengths: Float32Array;
  readonly weights: Uint32Array;
  readonly index: Int32Array;
  readonly lower: Float32Array;
  /** One a centroid. */
  readonly drifts: Float32Array;
}

function vectorArrays(
  { buffer }: WebAssembly.Memory,
  { count, centroids, ...places }: AssignmentPlaces,
): VectorArrays {
  return {
    rows: new Int8Array(buffer, places.rows, count * centroids.size),
    lengths: new Float32Array(buffer, places.lengths, count),
    weights: new Uint32Array(buffer, places.weights, count),
    index: new Int32Array(buffer, places.index, count),
    lower: new Float32Array(buffer, places.lower, count),
    drifts: new Float32Array(buffer, centroids.drifts, centroids.groups * 8),
  };
}
