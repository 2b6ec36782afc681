import { normalise, vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import type { FineClusters } from './fine-clusters.ts';

/** One merge of a tree: the groups of the leaves `left` and `right` become one, called `left`. */
interface Merge {
  readonly left: number;
  readonly right: number;
}

/**
 * Agglomerates centroids by Ward's criterion, weighted by the rows behind each: the pair whose
 * union adds least to the squared distances within clusters is merged first. A cut of the tree is a
 * clustering, and every cut lies within those with fewer groups.
 */
export class WardTree {
  private readonly merges: readonly Merge[];

  constructor(readonly leaves: FineClusters) {
    this.merges = agglomerate(leaves);
  }

  /** Group of every leaf when the tree is cut into `k` groups, numbered from 0 by first leaf. */
  cut(k: number): Int32Array {
    const { count } = this.leaves.centroids;
    const group = Int32Array.from({ length: count }, (_, leaf) => leaf);
    for (const { left, right } of this.merges.slice(0, Math.max(0, count - k))) {
      for (let leaf = 0; leaf < count; leaf++) if (group[leaf] === right) group[leaf] = left;
    }
    const numbers = new Map([...new Set(group)].map((name, number) => [name, number]));
    return group.map(name => numbers.get(name) ?? 0);
  }

  /** Rows of every group of that cut, most first. */
  sizes(k: number): number[] {
    const sizes = Array<number>(Math.min(k, this.leaves.centroids.count)).fill(0);
    this.cut(k).forEach((group, leaf) => {
      sizes[group] = (sizes[group] ?? 0) + (this.leaves.rows[leaf] ?? 0);
    });
    return sizes.sort((a, b) => b - a);
  }

  /** Weighted means of the leaves of every group of that cut, unit length. */
  centroids(k: number): VectorSet {
    const { centroids: leaves, rows } = this.leaves;
    const result = vectorSet(Math.min(k, leaves.count), leaves.dimensions);
    this.cut(k).forEach((group, leaf) => {
      const mean = vectorAt(result, group);
      const weight = rows[leaf] ?? 0;
      vectorAt(leaves, leaf).forEach((value, d) => (mean[d] = (mean[d] ?? 0) + weight * value));
    });
    for (let i = 0; i < result.count; i++) normalise(vectorAt(result, i));
    return result;
  }
}

/** All merges, cheapest first; a group goes by the number of its smallest leaf. */
function agglomerate(leaves: FineClusters): Merge[] {
  const groups = new Groups(leaves);
  return Array.from({ length: Math.max(0, leaves.centroids.count - 1) }, () => {
    const merge = groups.cheapest();
    groups.unite(merge);
    return merge;
  });
}

/**
 * The groups during agglomeration. Costs of unions follow the Lance-Williams formula, and every group
 * knows its cheapest partner of a higher number, so that a merge looks at few pairs.
 */
class Groups {
  private readonly count: number;
  private readonly size: Float64Array;
  /** count × count; only the part above the diagonal is used. */
  private readonly cost: Float64Array;
  private readonly alive: number[];
  private readonly partner: Int32Array;

  constructor({ centroids, rows }: FineClusters) {
    this.count = centroids.count;
    this.size = Float64Array.from(rows);
    this.cost = wardCosts(centroids, this.size);
    this.alive = Array.from({ length: this.count }, (_, leaf) => leaf);
    this.partner = new Int32Array(this.count).fill(-1);
    for (const group of this.alive) this.findPartner(group);
  }

  /** The first of the pairs that cost least. */
  cheapest(): Merge {
    let best: Merge = { left: -1, right: -1 };
    let least = Infinity;
    for (const left of this.alive) {
      const right = this.partner[left] ?? -1;
      if (right < 0 || this.between(left, right) >= least) continue;
      least = this.between(left, right);
      best = { left, right };
    }
    return best;
  }

  unite({ left, right }: Merge): void {
    this.alive.splice(this.alive.indexOf(right), 1);
    const [a, b] = [this.size[left] ?? 0, this.size[right] ?? 0];
    const own = this.between(left, right);
    for (const other of this.alive) {
      if (other === left) continue;
      const c = this.size[other] ?? 0;
      const sum = (a + c) * this.between(left, other) + (b + c) * this.between(right, other);
      this.cost[this.at(left, other)] = (sum - c * own) / (a + b + c);
    }
    this.size[left] = a + b;
    for (const group of this.alive) this.lookAgain(group, left, right);
  }

  /** After a union into `left`, the partner of `group` may be gone, dearer, or cheaper. */
  private lookAgain(group: number, left: number, right: number): void {
    const partner = this.partner[group] ?? -1;
    if (group === left || partner === left || partner === right) this.findPartner(group);
    else if (group < left && this.between(group, left) < this.between(group, partner)) {
      this.partner[group] = left;
    }
  }

  private findPartner(group: number): void {
    let least = Infinity;
    this.partner[group] = -1;
    for (const other of this.alive) {
      if (other <= group || this.between(group, other) >= least) continue;
      least = this.between(group, other);
      this.partner[group] = other;
    }
  }

  private between(a: number, b: number): number {
    return this.cost[this.at(a, b)] ?? Infinity;
  }

  private at(a: number, b: number): number {
    return a < b ? a * this.count + b : b * this.count + a;
  }
}

function wardCosts(leaves: VectorSet, size: Float64Array): Float64Array {
  const { count } = leaves;
  const cost = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const [wa, wb] = [size[a] ?? 0, size[b] ?? 0];
      const distance = squaredDistance(vectorAt(leaves, a), vectorAt(leaves, b));
      cost[a * count + b] = ((wa * wb) / (wa + wb)) * distance;
    }
  }
  return cost;
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += ((a[d] ?? 0) - (b[d] ?? 0)) ** 2;
  return sum;
}
