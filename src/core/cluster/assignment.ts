import { CentroidMemory, paddedSize } from '../math/centroid-memory.ts';
import { MemoryPlan } from '../math/memory-plan.ts';
import { nearestProgram } from '../math/nearest-program.ts';
import { copyRows } from '../math/packed-vectors.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { growTo } from '../math/wasm-memory.ts';
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
 * Lang and Feher 2021); the clusters are those of comparing everything in every pass. Vectors and bounds are in the
 * memory of `wasm/nearest.ts`, 20 bytes a vector beside its numbers.
 */
export class Assignment {
  private readonly program = nearestProgram();
  private readonly size: number;
  private readonly room: CentroidMemory;
  private readonly arrays: VectorArrays;
  /** The centroids of the last pass. */
  private current: VectorSet | undefined;

  constructor(
    private readonly data: WeightedVectors,
    private readonly k: number,
  ) {
    const { vectors, weights } = data;
    this.size = paddedSize(vectors.dimensions);
    const plan = new MemoryPlan();
    const places = vectorPlaces(plan, vectors.count, this.size);
    this.room = new CentroidMemory(plan, k, this.size);
    growTo(this.program.memory, plan.bytes);
    const { rows, lengths, index, lower, upper } = places;
    this.program.setVectors(rows, this.size, lengths, places.weights, index, lower, upper);
    this.arrays = vectorArrays(this.program.memory, places, vectors.count, this.size);
    copyRows(vectors, 0, vectors.count, this.arrays.rows, this.size);
    this.arrays.lengths.set(vectors.factors);
    this.arrays.weights.set(weights);
    this.arrays.index.fill(-1);
  }

  /** Cluster of each vector, from 0; −1 before it has one. */
  get index(): Int32Array {
    return this.arrays.index;
  }

  /** Weights of the vectors of each cluster. */
  get members(): Float64Array {
    return this.room.members(this.program);
  }

  /**
   * Moves every vector to its nearest centroid.
   * @param last whether no centroid will be computed from it any more
   * @returns how many moved
   */
  async pass(centroids: VectorSet, last: boolean, signal: AbortSignal): Promise<number> {
    const { count } = this.data.vectors;
    const exact = this.room.use(this.program, centroids, this.data.vectors.scales);
    const { each, most, mostBut, farthest } = drift(this.current ?? exact, exact);
    this.room.drifts(this.program).set(each);
    this.current = exact;
    const step = Math.ceil(productsTogether / this.k);
    let moved = 0;
    for (let start = 0; start < count; start += step) {
      await new Promise(setImmediate);
      signal.throwIfAborted();
      const end = Math.min(start + step, count);
      moved += this.program.assign(start, end, most, farthest, mostBut, last ? 0 : 1);
    }
    return moved;
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
      this.program.move(worst, cluster);
      given++;
    }
    return given;
  }

  /** The directions of the clusters' sums; a cluster without vectors stays where it was. */
  centroids(): VectorSet {
    const { dimensions, scales } = this.data.vectors;
    const { members } = this;
    const sums = this.room.sums(this.program);
    const set = vectorSet(this.k, dimensions);
    for (let cluster = 0; cluster < this.k; cluster++) {
      const target = vectorAt(set, cluster);
      if (members[cluster] === 0) {
        if (this.current !== undefined) target.set(vectorAt(this.current, cluster));
        continue;
      }
      for (let d = 0; d < dimensions; d++) {
        target[d] = (scales[d] ?? 1) * (sums[cluster * this.size + d] ?? 0);
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
}

type VectorPlaces = ReturnType<typeof vectorPlaces>;

function vectorPlaces(plan: MemoryPlan, count: number, size: number) {
  return {
    rows: plan.take(count * size),
    lengths: plan.take(count * 4),
    weights: plan.take(count * 4),
    index: plan.take(count * 4),
    lower: plan.take(count * 4),
    upper: plan.take(count * 4),
  };
}

interface VectorArrays {
  readonly rows: Int8Array;
  readonly lengths: Float32Array;
  readonly weights: Uint32Array;
  readonly index: Int32Array;
  readonly lower: Float32Array;
}

function vectorArrays(
  { buffer }: WebAssembly.Memory,
  places: VectorPlaces,
  count: number,
  size: number,
): VectorArrays {
  return {
    rows: new Int8Array(buffer, places.rows, count * size),
    lengths: new Float32Array(buffer, places.lengths, count),
    weights: new Uint32Array(buffer, places.weights, count),
    index: new Int32Array(buffer, places.index, count),
    lower: new Float32Array(buffer, places.lower, count),
  };
}
