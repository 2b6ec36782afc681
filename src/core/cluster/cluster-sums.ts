import type { PackedVectors } from '../math/packed-vectors.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';

/** Which cluster every vector is in, and the weighted sums of the clusters, kept up to date. */
export class ClusterSums {
  /** Cluster of each vector, from 0; −1 before it has one. */
  readonly index: Int32Array;
  /** Weights of the vectors of each cluster. */
  readonly members: Float64Array;
  /** Sums of the packed numbers, as long as the vectors are but without the scales. */
  private readonly sums: Float64Array;

  constructor(
    private readonly vectors: PackedVectors,
    private readonly weights: Uint32Array,
    private readonly k: number,
  ) {
    this.index = new Int32Array(vectors.count).fill(-1);
    this.members = new Float64Array(k);
    this.sums = new Float64Array(k * vectors.dimensions);
  }

  /** Moves `vector` into the cluster `to`. */
  move(vector: number, to: number): void {
    const weight = this.weights[vector] ?? 1;
    const from = this.index[vector] ?? -1;
    if (from >= 0) this.add(from, vector, -weight);
    this.add(to, vector, weight);
    this.place(vector, to);
  }

  /** As `move`, but leaves the sums alone, which are of no use any more then. */
  place(vector: number, to: number): void {
    const weight = this.weights[vector] ?? 1;
    const from = this.index[vector] ?? -1;
    if (from >= 0) this.members[from] = (this.members[from] ?? 0) - weight;
    this.members[to] = (this.members[to] ?? 0) + weight;
    this.index[vector] = to;
  }

  empty(): number[] {
    return [...this.members.keys()].filter(cluster => this.members[cluster] === 0);
  }

  /** The directions of the sums; a cluster without vectors stays where it was. */
  centroids(before: VectorSet): VectorSet {
    const { dimensions, scales } = this.vectors;
    const set = vectorSet(this.k, dimensions);
    for (let cluster = 0; cluster < this.k; cluster++) {
      if (this.members[cluster] === 0) {
        vectorAt(set, cluster).set(vectorAt(before, cluster));
        continue;
      }
      const sum = scales.map((scale, d) => scale * (this.sums[cluster * dimensions + d] ?? 0));
      normalise(sum);
      vectorAt(set, cluster).set(sum);
    }
    return set;
  }

  private add(cluster: number, vector: number, weight: number): void {
    const { values, dimensions, factors } = this.vectors;
    const share = weight * (factors[vector] ?? 0);
    addScaled(this.sums, cluster * dimensions, values, vector * dimensions, share, dimensions);
  }
}

/** Adds `count` numbers times `factor`; four at a time takes half as long as one by one. */
function addScaled(
  sums: Float64Array,
  target: number,
  values: Int8Array,
  source: number,
  factor: number,
  count: number,
): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    const [to, from] = [target + i, source + i];
    sums[to] = (sums[to] ?? 0) + factor * (values[from] ?? 0);
    sums[to + 1] = (sums[to + 1] ?? 0) + factor * (values[from + 1] ?? 0);
    sums[to + 2] = (sums[to + 2] ?? 0) + factor * (values[from + 2] ?? 0);
    sums[to + 3] = (sums[to + 3] ?? 0) + factor * (values[from + 3] ?? 0);
  }
  for (; i < count; i++) {
    sums[target + i] = (sums[target + i] ?? 0) + factor * (values[source + i] ?? 0);
  }
}
