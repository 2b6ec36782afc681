import { EigenvalueDecomposition } from 'ml-matrix';
import type { MatrixProducts } from './matrix-products.ts';
import { Random } from './random.ts';
import {
  dot,
  normalise,
  transpose,
  vectorAt,
  vectorSet,
  vectorSlice,
  type VectorSet,
} from './vectors.ts';

/** Eigenvectors, largest eigenvalue first. */
export interface Eigenvectors {
  /** `rank` values, descending. */
  readonly values: Float64Array;
  /** `rank` vectors of `size` values, orthonormal, but for zero vectors where the operator is zero. */
  readonly vectors: VectorSet;
}

export interface SearchOptions {
  /** Vectors in the random block. */
  readonly width: number;
  /** How often the block is replaced by its image before the search. */
  readonly iterations: number;
  /** Blocks that are searched: the block, its image, the image of that, … */
  readonly steps: number;
  readonly seed: number;
}

/**
 * The leading eigenvectors of a symmetric positive semi-definite operator: the best ones in the span
 * of a random block and its images under powers of the operator. With `steps` alone it is a
 * randomised block Krylov iteration (Musco and Musco 2015, algorithm 2), which gets most out of few
 * images; with `iterations` alone a subspace iteration (Halko, Martinsson, Tropp 2011, algorithm
 * 4.4), which is better where images are cheap and many vectors are wanted.
 * @param apply the operator on a block of vectors of `size` values; answers as many
 */
export async function topEigenvectors(
  apply: (block: VectorSet) => Promise<VectorSet>,
  size: number,
  rank: number,
  { width, iterations, steps, seed }: SearchOptions,
  products: MatrixProducts,
): Promise<Eigenvectors> {
  let next = randomBlock(Math.min(size, width), size, seed);
  for (let round = 0; round < iterations; round++) {
    await orthonormalise(next, 0, products);
    next = await apply(next);
  }
  const basis = vectorSet(Math.min(size, width * steps), size);
  const images = vectorSet(basis.count, size);
  for (let found = 0; found < basis.count; found += width) {
    const end = Math.min(found + width, basis.count);
    basis.values.set(vectorSlice(next, 0, end - found).values, found * size);
    await orthonormalise(vectorSlice(basis, 0, end), found, products);
    next = await apply(vectorSlice(basis, found, end));
    images.values.set(next.values, found * size);
  }
  return rayleighRitz(basis, images, Math.min(rank, basis.count), products);
}

function randomBlock(count: number, size: number, seed: number): VectorSet {
  const random = new Random(seed);
  const block = vectorSet(count, size);
  for (let i = 0; i < block.values.length; i++) block.values[i] = random.normal();
  return block;
}

/** Vectors made orthonormal one by one; products take care of their parts in those before. */
const groupSize = 16;

/** Makes the vectors from `from` on orthonormal, also to those before, in place. */
async function orthonormalise(
  vectors: VectorSet,
  from: number,
  products: MatrixProducts,
): Promise<void> {
  for (let start = from; start < vectors.count; start += groupSize) {
    const group = vectorSlice(vectors, start, Math.min(start + groupSize, vectors.count));
    const before = vectorSlice(vectors, 0, start);
    const columns = transpose(before);
    // Once is not enough for orthogonality to rounding, twice is.
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < group.count; i++) normalise(vectorAt(group, i));
      if (start > 0) {
        const parts = await products.product(await products.product(group, before), columns);
        subtract(group.values, parts.values, 1);
      }
      gramSchmidt(group);
    }
  }
}

/** What a vector has outside the span of others is rounding when it is shorter than this. */
const leastRemainder = 1e-6;

/** Modified Gram-Schmidt; a vector that lies in the span of others becomes zero. */
function gramSchmidt(group: VectorSet): void {
  for (let i = 0; i < group.count; i++) {
    const vector = vectorAt(group, i);
    for (let j = 0; j < i; j++) {
      const earlier = vectorAt(group, j);
      subtract(vector, earlier, dot(vector, earlier));
    }
    if (dot(vector, vector) < leastRemainder ** 2) vector.fill(0);
    else normalise(vector);
  }
}

/** The best eigenvectors inside the span of `basis`, whose image is `images`. */
async function rayleighRitz(
  basis: VectorSet,
  images: VectorSet,
  rank: number,
  products: MatrixProducts,
): Promise<Eigenvectors> {
  const small = await products.product(basis, images);
  const symmetric = Array.from({ length: small.count }, (_, i) =>
    Array.from(vectorAt(small, i), (value, j) => (value + (vectorAt(small, j)[i] ?? 0)) / 2),
  );
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, index) => index).reverse(); // ascending in ml-matrix
  const chosen = order.slice(0, rank);
  const weights = vectorSet(rank, basis.count);
  chosen.forEach((column, i) => vectorAt(weights, i).set(eigenvectorMatrix.getColumn(column)));
  return {
    values: Float64Array.from(chosen, index => Math.max(0, realEigenvalues[index] ?? 0)),
    vectors: await products.product(weights, transpose(basis)),
  };
}

function subtract(target: Float32Array, vector: Float32Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) - factor * (vector[i] ?? 0);
}
