import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timesColumns, timesGram, type SparseRows } from '../../../src/core/math/sparse-rows.ts';
import { vectorAt } from '../../../src/core/math/vectors.ts';
import { vectorsOf } from './vectors-of.ts';

const columns = 7;
const number = fc.integer({ min: -8, max: 8 });
const row = fc.array(fc.option(number, { nil: 0, freq: 3 }), {
  minLength: columns,
  maxLength: columns,
});
/** A matrix and some vectors of a value a row, of whole numbers, so that every sum is exact. */
const problem = fc.array(row, { minLength: 1, maxLength: 6 }).chain(matrix =>
  fc.tuple(
    fc.constant(matrix),
    fc.array(fc.array(number, { minLength: matrix.length, maxLength: matrix.length }), {
      minLength: 1,
      maxLength: 9,
    }),
  ),
);

function sparse(matrix: readonly number[][]): SparseRows {
  const entries = matrix.map(values =>
    values.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])),
  );
  const starts = Uint32Array.from({ length: matrix.length + 1 }, (_, i) =>
    entries.slice(0, i).reduce((sum, { length }) => sum + length, 0),
  );
  return {
    rows: matrix.length,
    columns,
    starts,
    column: Int32Array.from(entries.flat(), ({ column }) => column),
    value: Float64Array.from(entries.flat(), ({ value }) => value),
  };
}

function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? 0), 0);
}

describe('sparse rows', () => {
  it('multiply as the full matrix does, whatever the number of vectors', async () => {
    await fc.assert(
      fc.asyncProperty(problem, async ([matrix, vectors]) => {
        const set = vectorsOf(...vectors);
        const images = await timesGram(sparse(matrix), set);
        vectors.forEach((vector, i) => {
          const inColumns = Array.from({ length: columns }, (_, column) =>
            dot(
              matrix.map(values => values[column] ?? 0),
              vector,
            ),
          );
          const four = new Float64Array(4 * columns);
          timesColumns(sparse(matrix), set, i, four);
          expect(inColumns.map((_, column) => four[4 * column])).toEqual(inColumns);
          expect([...vectorAt(images, i)]).toEqual(matrix.map(values => dot(values, inColumns)));
        });
      }),
      { seed: 1 },
    );
  });
});
