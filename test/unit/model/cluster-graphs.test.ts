import fc from 'fast-check';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { productGraph, similarityGraph } from '../../../scripts/model/cluster-graphs.ts';

interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Small whole numbers: products are exact, and ties are frequent. */
function matrix(rows: number, columns: number): fc.Arbitrary<Matrix> {
  return fc
    .array(fc.integer({ min: -3, max: 3 }), {
      minLength: rows * columns,
      maxLength: rows * columns,
    })
    .map(values => ({ rows, columns, values: Float32Array.from(values) }));
}

const pairs = fc
  .tuple(
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 2, max: 20 }),
    fc.integer({ min: 1, max: 9 }),
  )
  .chain(([n, m, d]) => fc.tuple(matrix(n, d), matrix(m, d)));

describe('graphs of clustering', () => {
  test('product is left times right transposed', async () => {
    const session = await InferenceSession.create(productGraph());
    await fc.assert(
      fc.asyncProperty(pairs, async ([left, right]) => {
        const { product } = await session.run({ left: tensor(left), right: tensor(right) });
        expect(product?.dims).toEqual([left.rows, right.rows]);
        expect(Array.from(product?.data as Float32Array)).toEqual(products(left, right).flat());
      }),
      { seed: 1 },
    );
    await session.release();
  });

  test('similarity is the product with whole numbers, and the largest of every row', async () => {
    const session = await InferenceSession.create(similarityGraph());
    await fc.assert(
      fc.asyncProperty(pairs, async ([rows, centroids]) => {
        const output = await session.run({ rows: packed(rows), centroids: tensor(centroids) });
        const expected = products(rows, centroids);
        expect(Array.from(output['product']?.data as Float32Array)).toEqual(expected.flat());
        expect(output['largest']?.dims).toEqual([rows.rows, 1]);
        expect(Array.from(output['largest']?.data as Float32Array)).toEqual(
          expected.map(row => Math.max(...row)),
        );
      }),
      { seed: 2 },
    );
    await session.release();
  });
});

function tensor({ values, rows, columns }: Matrix): Tensor {
  return new Tensor('float32', values, [rows, columns]);
}

function packed({ values, rows, columns }: Matrix): Tensor {
  return new Tensor('int8', Int8Array.from(values), [rows, columns]);
}

function products(left: Matrix, right: Matrix): number[][] {
  return Array.from({ length: left.rows }, (_, row) =>
    Array.from({ length: right.rows }, (_, other) => {
      let sum = 0;
      for (let at = 0; at < left.columns; at++) {
        const value = left.values[row * left.columns + at] ?? 0;
        sum += value * (right.values[other * right.columns + at] ?? 0);
      }
      return sum;
    }),
  );
}
