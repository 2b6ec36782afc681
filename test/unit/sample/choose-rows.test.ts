import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import {
  packVectors,
  packingScales,
  unpackVectors,
  type PackedVectors,
} from '../../../src/core/math/packed-vectors.ts';
import { Random } from '../../../src/core/math/random.ts';
import { dot, normalise, vectorAt, vectorSet } from '../../../src/core/math/vectors.ts';
import { candidatesOf } from '../../../src/core/sample/candidates.ts';
import { chooseRows } from '../../../src/core/sample/choose-rows.ts';
import { rowChoices, type Sampling } from '../../../src/core/sample/sampling.ts';
import { variedChoice } from '../../../src/core/sample/varied-choice.ts';
import { loadProducts } from '../math/dist.ts';

let products: MatrixProducts;
beforeAll(async () => {
  products = await loadProducts();
});
const { signal } = new AbortController();

function randomVectors(count: number, dimensions: number, seed: number): PackedVectors {
  const random = new Random(seed);
  const set = vectorSet(count, dimensions);
  set.values.forEach((_, i) => (set.values[i] = random.normal()));
  for (let i = 0; i < count; i++) normalise(vectorAt(set, i));
  return packVectors(set, packingScales(set));
}

/** The same, one vector after another. */
function plainGreedy(packed: PackedVectors, first: number, count: number): number[] {
  const set = unpackVectors(packed);
  const nearest = Array.from({ length: set.count }, () => -Infinity);
  const taken: number[] = [];
  let next = first;
  while (taken.length < Math.min(count, set.count)) {
    taken.push(next);
    const centre = vectorAt(set, next);
    for (let i = 0; i < set.count; i++) {
      nearest[i] = Math.max(nearest[i] ?? 0, dot(vectorAt(set, i), centre));
    }
    for (const position of taken) nearest[position] = Infinity;
    next = nearest.indexOf(Math.min(...nearest));
  }
  return taken;
}

describe('candidatesOf', () => {
  it('lists the rows of each cluster, of equal texts the first', () => {
    const cluster = Int32Array.of(2, 1, 2, 0, 2, -3, 1, 5);
    const text = Int32Array.of(0, 1, 0, 2, 3, 4, 0, 6);
    const rowsOf = (texts: Int32Array | undefined): unknown =>
      candidatesOf([1, 2], cluster, texts).map(({ size, rows }) => [size, [...rows]]);
    expect(rowsOf(undefined)).toEqual([
      [2, [1, 6]],
      [3, [0, 2, 4]],
    ]);
    expect(rowsOf(text)).toEqual([
      [2, [1]],
      [3, [0, 4]],
    ]);
  });
});

describe('variedChoice', () => {
  it.each([
    [400, 16, 300],
    [3_000, 32, 500],
    [100, 8, 200],
  ])('of %i vectors takes the very ones that a plain greedy choice takes', async (n, d, count) => {
    const vectors = randomVectors(n, d, n);
    const taken = await variedChoice(vectors, 7, count, products, signal);
    expect([...taken]).toEqual(plainGreedy(vectors, 7, count));
  });

  it('takes equal vectors last', async () => {
    const set = vectorSet(300, 4);
    for (let i = 0; i < 300; i++)
      vectorAt(set, i).set([i % 3 === 0 ? 1 : 0, i % 3 === 1 ? 1 : 0, i % 3 === 2 ? 1 : 0, 0]);
    const taken = await variedChoice(
      packVectors(set, Float32Array.of(1, 1, 1, 1)),
      0,
      5,
      products,
      signal,
    );
    expect([...taken.subarray(0, 3)].map(i => i % 3).sort()).toEqual([0, 1, 2]);
    expect(new Set(taken).size).toBe(5);
  });
});

describe('chooseRows', () => {
  const vectors = randomVectors(500, 12, 9);
  const given = fc.record({
    cluster: fc.array(fc.nat(5), { minLength: 1, maxLength: 500 }),
    text: fc.array(fc.nat(300), { minLength: 500, maxLength: 500 }),
    rows: fc.integer({ min: 1, max: 600 }),
    per: fc.constantFrom('total' as const, 'cluster' as const),
    choice: fc.constantFrom(...rowChoices),
    distinct: fc.boolean(),
  });

  it('draws as many as it says, from kept clusters alone, no text twice, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ cluster: ids, text: texts, ...options }) => {
        const cluster = Int32Array.from(ids);
        const text = Int32Array.from(texts.slice(0, ids.length));
        const distance = Float32Array.from(ids, (id, row) => (id === 0 ? NaN : (row % 17) / 17));
        const sampling: Sampling = { ...options, allocation: 'square-root', seed: 4 };
        const candidates = candidatesOf([1, 2, 4], cluster, options.distinct ? text : undefined);
        const positionOf = (row: number): number => (row % 11 === 0 ? -1 : row);
        const from = { vectors, positionOf, products };
        const draw = (): ReturnType<typeof chooseRows> =>
          chooseRows(candidates, { distance }, sampling, from, signal);
        const { chosen, counts } = await draw();
        const rows = [...chosen.keys()].filter(row => chosen[row] === 1);
        [1, 2, 4].forEach((id, at) => {
          expect(rows.filter(row => cluster[row] === id).length).toBe(counts[at]);
        });
        expect(rows.length).toBe(counts.reduce((sum, count) => sum + count, 0));
        if (options.distinct) expect(new Set(rows.map(row => text[row])).size).toBe(rows.length);
        expect((await draw()).chosen).toEqual(chosen);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('takes the nearest rows, and those of unknown distance last', async () => {
    const cluster = Int32Array.of(1, 1, 1, 1, 1);
    const distance = Float32Array.of(0.5, NaN, 0.1, 0.1, 0.9);
    const sampling = (rows: number): Sampling => ({
      ...{ rows, per: 'cluster', allocation: 'equal', choice: 'nearest', seed: 1, distinct: false },
    });
    const rowsOf = async (count: number): Promise<number[]> => {
      const from = candidatesOf([1], cluster, undefined);
      const { chosen } = await chooseRows(from, { distance }, sampling(count), undefined, signal);
      return [...chosen.keys()].filter(row => chosen[row] === 1);
    };
    expect(await rowsOf(1)).toEqual([2]);
    expect(await rowsOf(3)).toEqual([0, 2, 3]);
    expect(await rowsOf(4)).toEqual([0, 2, 3, 4]);
  });
});
