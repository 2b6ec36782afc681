import type { MatrixProducts, Nearest } from '../math/matrix-products.ts';
import { normalise, pickVectors, type VectorSet } from '../math/vectors.ts';

/** Distinct vectors and how many rows stand for each. */
export interface WeightedVectors {
  /** Unit length. */
  readonly vectors: VectorSet;
  /** Rows with each vector, ≥ 1. */
  readonly weights: Uint32Array;
}

export interface Clustering {
  /** Unit length, none empty. */
  readonly centroids: VectorSet;
  readonly assignment: Nearest;
  readonly iterations: number;
}

export interface KMeansOptions {
  readonly maxIterations: number;
  /** Stops once no more than this share of the vectors changes its cluster. */
  readonly tolerance: number;
  readonly signal: AbortSignal;
  /** Told after every pass. */
  readonly onIteration: () => void;
}

/**
 * Spherical k-means (Dhillon and Modha 2001): every vector goes to the centroid with the largest
 * cosine, every centroid becomes the direction of the sum of its vectors, until hardly any moves.
 * Sums are kept between passes and changed only by the vectors that moved. A centroid that lost all
 * its vectors starts again at the vector that fits its own centroid worst.
 */
export async function sphericalKMeans(
  data: WeightedVectors,
  start: VectorSet,
  products: MatrixProducts,
  options: KMeansOptions,
): Promise<Clustering> {
  const sums = new ClusterSums(data, start.count);
  let centroids = start;
  for (let iteration = 1; ; iteration++) {
    const assignment = await products.nearest(data.vectors, centroids, options.signal);
    const moved = sums.moveTo(assignment.index);
    const revived = sums.revive(assignment);
    options.onIteration();
    const settled = moved <= options.tolerance * data.vectors.count && revived === 0;
    if (settled || iteration >= options.maxIterations) {
      return finish(data, centroids, products, iteration, options.signal);
    }
    centroids = sums.centroids();
  }
}

/** Leaves out clusters that stayed empty, which happens when vectors are equal. */
async function finish(
  data: WeightedVectors,
  centroids: VectorSet,
  products: MatrixProducts,
  iterations: number,
  signal: AbortSignal,
): Promise<Clustering> {
  let kept = centroids;
  for (;;) {
    const assignment = await products.nearest(data.vectors, kept, signal);
    const used = [...new Set(assignment.index)].sort((a, b) => a - b);
    if (used.length === kept.count) return { centroids: kept, assignment, iterations };
    kept = pickVectors(kept, used);
  }
}

/** The weighted sums of the vectors of every cluster, kept up to date as vectors move. */
class ClusterSums {
  private readonly sums: Float64Array;
  private readonly members: Float64Array;
  private readonly current: Int32Array;

  constructor(
    private readonly data: WeightedVectors,
    private readonly k: number,
  ) {
    this.sums = new Float64Array(k * data.vectors.dimensions);
    this.members = new Float64Array(k);
    this.current = new Int32Array(data.vectors.count).fill(-1);
  }

  /** Moves every vector to its cluster in `index`; answers how many moved. */
  moveTo(index: Int32Array): number {
    let moved = 0;
    for (let vector = 0; vector < index.length; vector++) {
      const to = index[vector] ?? 0;
      if (this.current[vector] === to) continue;
      this.move(vector, to);
      moved++;
    }
    return moved;
  }

  /** Gives every empty cluster the worst-fitting vector of another; answers how many it gave. */
  revive(assignment: Nearest): number {
    const empty = [...this.members.keys()].filter(cluster => this.members[cluster] === 0);
    if (empty.length === 0) return 0;
    const worst = [...assignment.similarity.keys()]
      .filter(vector => (assignment.similarity[vector] ?? 1) < 1 - 1e-6)
      .sort((a, b) => (assignment.similarity[a] ?? 0) - (assignment.similarity[b] ?? 0) || a - b)
      .filter(vector => (this.members[this.current[vector] ?? 0] ?? 0) > 1);
    const given = Math.min(empty.length, worst.length);
    for (let i = 0; i < given; i++) this.move(worst[i] ?? 0, empty[i] ?? 0);
    return given;
  }

  centroids(): VectorSet {
    const { dimensions } = this.data.vectors;
    const set = { count: this.k, dimensions, values: new Float32Array(this.sums.length) };
    for (let cluster = 0; cluster < this.k; cluster++) {
      const sum = this.sums.slice(cluster * dimensions, (cluster + 1) * dimensions);
      normalise(sum);
      set.values.set(sum, cluster * dimensions);
    }
    return set;
  }

  private move(vector: number, to: number): void {
    const weight = this.data.weights[vector] ?? 1;
    const from = this.current[vector] ?? -1;
    if (from >= 0) this.add(from, vector, -weight);
    this.add(to, vector, weight);
    this.current[vector] = to;
  }

  private add(cluster: number, vector: number, weight: number): void {
    const { values, dimensions } = this.data.vectors;
    const source = vector * dimensions;
    const target = cluster * dimensions;
    for (let d = 0; d < dimensions; d++) {
      this.sums[target + d] = (this.sums[target + d] ?? 0) + weight * (values[source + d] ?? 0);
    }
    this.members[cluster] = (this.members[cluster] ?? 0) + weight;
  }
}
