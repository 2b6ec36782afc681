import { vectorAt, type VectorSet } from '../math/vectors.ts';

/** One merge of a tree: the groups of the leaves `left` and `right` become one. */
interface Merge {
  readonly left: number;
  readonly right: number;
}

/**
 * Agglomerates centroids by Ward's criterion, weighted by the rows behind each: the pair whose
 * union adds least to the squared distances within clusters is merged first. Distances of unions
 * follow the Lance-Williams formula. Cubic in the number of centroids at worst, of which there are
 * a few hundred.
 */
export class WardTree {
  private readonly merges: readonly Merge[];

  constructor(
    private readonly leaves: VectorSet,
    private readonly weights: Float64Array,
  ) {
    this.merges = agglomerate(leaves, weights);
  }

  /** Group of every leaf when the tree is cut into `k` groups, numbered from 0 by first leaf. */
  cut(k: number): Int32Array {
    const group = Int32Array.from({ length: this.leaves.count }, (_, leaf) => leaf);
    for (const { left, right } of this.merges.slice(0, Math.max(0, this.leaves.count - k))) {
      for (let leaf = 0; leaf < group.length; leaf++) if (group[leaf] === right) group[leaf] = left;
    }
    const numbers = new Map([...new Set(group)].map((name, number) => [name, number]));
    return group.map(name => numbers.get(name) ?? 0);
  }

  /** Weighted means of the leaves of every group of that cut, unit length. */
  centroids(k: number): VectorSet {
    const group = this.cut(k);
    const { dimensions } = this.leaves;
    const count = Math.min(k, this.leaves.count);
    const values = new Float32Array(count * dimensions);
    group.forEach((number, leaf) => {
      vectorAt(this.leaves, leaf).forEach((value, d) => {
        const at = number * dimensions + d;
        values[at] = (values[at] ?? 0) + value * (this.weights[leaf] ?? 0);
      });
    });
    return unitVectors({ count, dimensions, values });
  }
}

function unitVectors(set: VectorSet): VectorSet {
  for (let i = 0; i < set.count; i++) {
    const vector = vectorAt(set, i);
    const length = Math.hypot(...vector);
    if (length > 0) vector.forEach((value, d) => (vector[d] = value / length));
  }
  return set;
}

/** All merges, cheapest first; a group goes by the number of its smallest leaf. */
function agglomerate(leaves: VectorSet, weights: Float64Array): Merge[] {
  const size = Float64Array.from(weights);
  const cost = wardCosts(leaves, weights);
  const alive = Array.from({ length: leaves.count }, (_, leaf) => leaf);
  const merges: Merge[] = [];
  while (alive.length > 1) {
    const merge = cheapest(alive, cost);
    unite(merge, alive, cost, size);
    merges.push(merge);
  }
  return merges;
}

type Costs = Float64Array[];

function wardCosts(leaves: VectorSet, weights: Float64Array): Costs {
  return Array.from({ length: leaves.count }, (_, a) =>
    Float64Array.from({ length: leaves.count }, (_, b) => {
      const wa = weights[a] ?? 0;
      const wb = weights[b] ?? 0;
      return ((wa * wb) / (wa + wb)) * squaredDistance(vectorAt(leaves, a), vectorAt(leaves, b));
    }),
  );
}

function cheapest(alive: readonly number[], cost: Costs): Merge {
  let best: Merge = { left: -1, right: -1 };
  let least = Infinity;
  alive.forEach((left, i) => {
    for (const right of alive.slice(i + 1)) {
      const value = cost[left]?.[right] ?? Infinity;
      if (value < least) [least, best] = [value, { left, right }];
    }
  });
  return best;
}

/** Lance-Williams: the costs of the union from those of its parts. */
function unite({ left, right }: Merge, alive: number[], cost: Costs, size: Float64Array): void {
  alive.splice(alive.indexOf(right), 1);
  const [a, b] = [size[left] ?? 0, size[right] ?? 0];
  const between = cost[left]?.[right] ?? 0;
  for (const other of alive) {
    const c = size[other] ?? 0;
    const toLeft = cost[left]?.[other] ?? 0;
    const toRight = cost[right]?.[other] ?? 0;
    const united = ((a + c) * toLeft + (b + c) * toRight - c * between) / (a + b + c);
    const [row, column] = [cost[left], cost[other]];
    if (row && column) row[other] = column[left] = united;
  }
  size[left] = a + b;
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += ((a[d] ?? 0) - (b[d] ?? 0)) ** 2;
  return sum;
}
