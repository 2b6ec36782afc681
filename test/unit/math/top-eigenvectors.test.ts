import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { Random } from '../../../src/core/math/random.ts';
import {
  topEigenvectors,
  type Eigenvectors,
  type SearchOptions,
} from '../../../src/core/math/top-eigenvectors.ts';
import { vectorAt, type VectorSet } from '../../../src/core/math/vectors.ts';
import { loadProducts } from './dist.ts';
import { vectorsOf } from './vectors-of.ts';

let products: MatrixProducts;
beforeAll(async () => {
  products = await loadProducts();
});
afterAll(() => products.dispose());

/** A symmetric matrix with these eigenvalues and random eigenvectors. */
function withSpectrum(values: readonly number[], seed: number): Matrix {
  const random = new Random(seed);
  const size = values.length;
  const normal = new Matrix(
    Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal())),
  );
  const vectors = new QrDecomposition(normal).orthogonalMatrix;
  return vectors.mmul(Matrix.diag([...values])).mmul(vectors.transpose());
}

const krylov: SearchOptions = { width: 6, iterations: 0, steps: 4, seed: 1 };
const subspace: SearchOptions = { width: 24, iterations: 6, steps: 1, seed: 1 };

function solve(matrix: Matrix, rank: number, options: SearchOptions): Promise<Eigenvectors> {
  const rows = vectorsOf(...matrix.to2DArray());
  return topEigenvectors(
    block => products.product(block, rows),
    rows.count,
    rank,
    options,
    products,
  );
}

function each({ count }: VectorSet): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  return Array.from(left).reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}

describe.each([
  ['a block Krylov iteration', krylov],
  ['a subspace iteration', subspace],
])('topEigenvectors as %s', (_, options) => {
  const falling = Array.from({ length: 60 }, (__, i) => 100 * 0.7 ** i);
  const matrix = withSpectrum(falling, 3);
  const rank = 8;

  it('agrees with the full decomposition of ml-matrix', async () => {
    const { values, vectors } = await solve(matrix, rank, options);
    const exact = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
    const order = [...falling.keys()].reverse(); // ascending in ml-matrix
    expect([values.length, vectors.count]).toEqual([rank, rank]);
    for (const i of each(vectors)) {
      const column = order[i] ?? 0;
      expect(values[i]).toBeCloseTo(exact.realEigenvalues[column] ?? NaN, 3);
      const wanted = exact.eigenvectorMatrix.getColumn(column);
      expect(Math.abs(dot(vectorAt(vectors, i), wanted))).toBeCloseTo(1, 4);
    }
  });

  it('gives orthonormal vectors', async () => {
    const { vectors } = await solve(matrix, rank, options);
    for (const i of each(vectors)) {
      for (const j of each(vectors)) {
        const product = dot(vectorAt(vectors, i), vectorAt(vectors, j));
        expect(product).toBeCloseTo(i === j ? 1 : 0, 5);
      }
    }
  });

  it('is the same for a seed', async () => {
    expect(await solve(matrix, rank, options)).toEqual(await solve(matrix, rank, options));
  });

  it('copes with fewer eigenvalues than are asked for', async () => {
    const low = withSpectrum([5, 3, ...Array<number>(18).fill(0)], 4);
    const { values, vectors } = await solve(low, 6, options);
    expect(values[0]).toBeCloseTo(5, 5);
    expect(values[1]).toBeCloseTo(3, 5);
    expect([...values.slice(2)].every(value => value >= 0 && value < 1e-5)).toBe(true);
    expect(vectors.values.every(Number.isFinite)).toBe(true);
  });

  it('gives no more vectors than there are dimensions, and finite ones for a zero matrix', async () => {
    const { values, vectors } = await solve(Matrix.zeros(3, 3), 10, options);
    expect([...values]).toEqual([0, 0, 0]);
    expect(vectors.count).toBe(3);
    expect(vectors.values.every(Number.isFinite)).toBe(true);
  });
});
