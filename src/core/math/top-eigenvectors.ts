import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { Random } from './random.ts';
import { normalise } from './vectors.ts';

/** Eigenvectors, largest eigenvalue first. */
export interface Eigenvectors {
  /** `rank` values, descending. */
  readonly values: Float64Array;
  /** `rank` vectors of `size` values, orthonormal. */
  readonly vectors: readonly Float64Array[];
}

/** Additional vectors that make the last wanted ones converge. */
const oversampling = 16;

/**
 * The leading eigenvectors of a symmetric positive semi-definite operator by randomised subspace
 * iteration (Halko, Martinsson, Tropp 2011, algorithm 4.4) and one Rayleigh-Ritz step.
 * @param apply the operator on a block of vectors of `size` values; answers as many
 * @param iterations rounds of the power iteration; 4 are enough for spectra that fall at all
 */
export async function topEigenvectors(
  apply: (block: readonly Float64Array[]) => Promise<readonly Float64Array[]>,
  size: number,
  rank: number,
  iterations: number,
  seed: number,
): Promise<Eigenvectors> {
  const width = Math.min(size, rank + oversampling);
  const random = new Random(seed);
  let block = Array.from({ length: width }, () =>
    Float64Array.from({ length: size }, () => random.normal()),
  );
  orthonormalise(block);
  for (let round = 0; round < iterations; round++) {
    block = (await apply(block)).map(vector => Float64Array.from(vector));
    orthonormalise(block);
  }
  orthonormalise(block); // once is not enough for orthogonality to rounding, twice is
  return rayleighRitz(block, await apply(block), Math.min(rank, width));
}

/** Modified Gram-Schmidt. */
function orthonormalise(block: readonly Float64Array[]): void {
  block.forEach((vector, index) => {
    for (const earlier of block.slice(0, index)) subtract(vector, earlier, dot(vector, earlier));
    normalise(vector);
  });
}

/** The best eigenvectors inside the span of `basis`, whose image is `image`. */
function rayleighRitz(
  basis: readonly Float64Array[],
  image: readonly Float64Array[],
  rank: number,
): Eigenvectors {
  const small = new Matrix(basis.map(left => image.map(right => dot(left, right))));
  const symmetric = Matrix.add(small, small.transpose()).mul(0.5);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((_, index) => index).reverse(); // ascending in ml-matrix
  const chosen = order.slice(0, rank);
  return {
    values: Float64Array.from(chosen, index => Math.max(0, realEigenvalues[index] ?? 0)),
    vectors: chosen.map(index => combine(basis, eigenvectorMatrix.getColumn(index))),
  };
}

function combine(basis: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const sum = new Float64Array(basis[0]?.length ?? 0);
  basis.forEach((vector, index) => subtract(sum, vector, -(weights[index] ?? 0)));
  return sum;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += (left[i] ?? 0) * (right[i] ?? 0);
  return sum;
}

function subtract(target: Float64Array, vector: Float64Array, factor: number): void {
  for (let i = 0; i < target.length; i++) target[i] = (target[i] ?? 0) - factor * (vector[i] ?? 0);
}
