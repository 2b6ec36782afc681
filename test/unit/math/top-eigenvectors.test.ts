import { EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { Random } from '../../../src/core/math/random.ts';
import { topEigenvectors, type Eigenvectors } from '../../../src/core/math/top-eigenvectors.ts';

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

function solve(matrix: Matrix, rank: number, seed = 1): Promise<Eigenvectors> {
  const apply = (block: readonly Float64Array[]): Promise<Float64Array[]> =>
    Promise.resolve(
      block.map(vector => Float64Array.from(matrix.mmul(Matrix.columnVector(vector)).to1DArray())),
    );
  return topEigenvectors(apply, matrix.rows, rank, 6, seed);
}

function dot(left: ArrayLike<number>, right: ArrayLike<number>): number {
  return Array.from(left).reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}

describe('topEigenvectors', () => {
  const falling = Array.from({ length: 60 }, (_, i) => 100 * 0.8 ** i);
  const matrix = withSpectrum(falling, 3);
  const rank = 8;

  it('agrees with the full decomposition of ml-matrix', async () => {
    const found = await solve(matrix, rank);
    const exact = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
    const order = [...falling.keys()].reverse(); // ascending in ml-matrix
    expect(found.values.length).toBe(rank);
    found.vectors.forEach((vector, i) => {
      const column = order[i] ?? 0;
      expect(found.values[i]).toBeCloseTo(exact.realEigenvalues[column] ?? NaN, 6);
      expect(Math.abs(dot(vector, exact.eigenvectorMatrix.getColumn(column)))).toBeCloseTo(1, 6);
    });
  });

  it('gives orthonormal vectors', async () => {
    const { vectors } = await solve(matrix, rank);
    vectors.forEach((left, i) =>
      vectors.forEach((right, j) => expect(dot(left, right)).toBeCloseTo(i === j ? 1 : 0, 9)),
    );
  });

  it('is the same for a seed', async () => {
    expect(await solve(matrix, rank)).toEqual(await solve(matrix, rank));
  });

  it('copes with fewer eigenvalues than are asked for', async () => {
    const low = withSpectrum([5, 3, ...Array<number>(18).fill(0)], 4);
    const { values, vectors } = await solve(low, 6);
    expect(values[0]).toBeCloseTo(5, 9);
    expect(values[1]).toBeCloseTo(3, 9);
    expect([...values.slice(2)].every(value => value >= 0 && value < 1e-9)).toBe(true);
    expect(vectors.flatMap(vector => [...vector]).every(Number.isFinite)).toBe(true);
  });

  it('gives no more vectors than there are dimensions, and finite ones for a zero matrix', async () => {
    const { values, vectors } = await solve(Matrix.zeros(3, 3), 10);
    expect([...values]).toEqual([0, 0, 0]);
    expect(vectors.flatMap(vector => [...vector]).every(Number.isFinite)).toBe(true);
  });
});
