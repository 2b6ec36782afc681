import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked, unpackVectors, type PackedVectors } from '../math/packed-vectors.ts';
import { dot, pickVectors, vectorAt, type VectorSet } from '../math/vectors.ts';

/** Vectors that are looked at together as the next to be taken. */
const wave = 128;

/**
 * Greedy k-centre (Gonzalez 1985): begins with `first`, and always takes the vector next that is
 * least like all that were taken, of equals the one that stands first. The radius is at most twice
 * the best that `count` of them can have.
 *
 * Of the least alike, many are taken in one product: one of them is the right next for sure while none
 * of those outside the wave can be less alike, as theirs only grow.
 * @returns positions in `vectors`, in the order in which they were taken
 */
export async function variedChoice(
  vectors: PackedVectors,
  first: number,
  count: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Uint32Array> {
  const taken = new Uint32Array(Math.min(count, vectors.count));
  if (taken.length === 0) return taken;
  /** Cosine of each vector to the nearest that was taken; Infinity for those themselves. */
  const nearest = new Float32Array(vectors.count).fill(-Infinity);
  let size = 0;
  let fresh = [first];
  while (size < taken.length) {
    taken.set(fresh, size);
    size += fresh.length;
    await raise(nearest, vectors, fresh, products, signal);
    for (const position of fresh) nearest[position] = Infinity;
    if (size < taken.length) fresh = nextOf(nearest, vectors, taken.length - size);
  }
  return taken;
}

/** Takes the new ones into account. */
async function raise(
  nearest: Float32Array,
  vectors: PackedVectors,
  fresh: readonly number[],
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<void> {
  const centres = unpackVectors(pickPacked(vectors, fresh));
  for await (const { start, count, largest } of products.similarities(vectors, centres, signal)) {
    for (let i = 0; i < count; i++) {
      const cosine = (largest[i] ?? 0) * (vectors.factors[start + i] ?? 0);
      if (cosine > (nearest[start + i] ?? 0)) nearest[start + i] = cosine;
    }
  }
}

/** The next ones in their order, at least one and at most `most`. */
function nextOf(nearest: Float32Array, vectors: PackedVectors, most: number): number[] {
  const { positions, outside } = leastAlike(nearest, wave);
  const set = unpackVectors(pickPacked(vectors, positions));
  const cosines = Float32Array.from(positions, position => nearest[position] ?? 0);
  const next: number[] = [];
  while (next.length < Math.min(most, positions.length)) {
    const best = indexOfLeast(cosines);
    const certain = (cosines[best] ?? 0) < outside || next.length === 0;
    if (!certain) break;
    next.push(positions[best] ?? 0);
    raiseWithin(cosines, set, best);
  }
  return next;
}

function raiseWithin(cosines: Float32Array, set: VectorSet, taken: number): void {
  const centre = vectorAt(pickVectors(set, [taken]), 0);
  for (let i = 0; i < cosines.length; i++) {
    cosines[i] = Math.max(cosines[i] ?? 0, dot(vectorAt(set, i), centre));
  }
  cosines[taken] = Infinity;
}

function indexOfLeast(values: Float32Array): number {
  let least = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) < (values[least] ?? 0)) least = i;
  return least;
}

/** The positions of the `count` smallest values, ascending, and the smallest of the others. */
function leastAlike(
  values: Float32Array,
  count: number,
): { readonly positions: number[]; readonly outside: number } {
  const limit = kthSmallest(values, count);
  const below: number[] = [];
  const equal: number[] = [];
  let outside = Infinity;
  values.forEach((value, position) => {
    if (value === Infinity) return;
    if (value < limit) below.push(position);
    else if (value === limit) equal.push(position);
    else outside = Math.min(outside, value);
  });
  const room = count - below.length;
  if (equal.length > room) outside = limit;
  return {
    positions: [...below, ...equal.slice(0, room)].sort((a, b) => a - b),
    outside,
  };
}

/** The `count`-th smallest value, by a heap of the smallest so far. */
function kthSmallest(values: Float32Array, count: number): number {
  const heap = new Float32Array(count).fill(Infinity);
  for (const value of values) {
    if (value < (heap[0] ?? 0)) sink(heap, value);
  }
  return heap[0] ?? Infinity;
}

/** Puts `value` in place of the largest, which is the first. */
function sink(heap: Float32Array, value: number): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) break;
    const child = (heap[left + 1] ?? -Infinity) > (heap[left] ?? 0) ? left + 1 : left;
    if ((heap[child] ?? 0) <= value) break;
    heap[at] = heap[child] ?? 0;
    at = child;
  }
  heap[at] = value;
}
