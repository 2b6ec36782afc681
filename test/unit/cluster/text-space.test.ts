import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TextSpace } from '../../../src/core/cluster/text-space.ts';
import { tokenLists, type TokenLists } from '../../../src/core/embed/tokens/tokens.ts';
import type { MatrixProducts } from '../../../src/core/math/matrix-products.ts';
import { Random } from '../../../src/core/math/random.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../../../src/core/math/vectors.ts';
import { loadProducts } from '../math/dist.ts';

const dimensions = 24;

interface Texts {
  readonly meaning: VectorSet;
  readonly tokens: TokenLists;
}

/** Texts of two templates in turn, with random content and random meaning. */
function texts(count: number, seed: number): Texts {
  const random = new Random(seed);
  const meaning = vectorSet(count, dimensions);
  for (let i = 0; i < meaning.values.length; i++) meaning.values[i] = random.normal();
  for (let i = 0; i < count; i++) normalise(vectorAt(meaning, i));
  const content = (): number[] =>
    Array.from({ length: 4 }, () => 100 + Math.floor(random.next() * 400));
  const lists = Array.from({ length: count }, (_, i) =>
    i % 2 === 0 ? [1, 2, 3, ...content(), 4] : [5, 6, ...content(), 7, 8],
  );
  return { meaning, tokens: tokenLists(lists) };
}

function cosine(set: VectorSet, left: number, right: number): number {
  const other = vectorAt(set, right);
  return vectorAt(set, left).reduce((sum, value, d) => sum + value * (other[d] ?? 0), 0);
}

/** Mean cosine of the first text to texts at these positions. */
function meanCosine(set: VectorSet, positions: readonly number[]): number {
  return positions.reduce((sum, i) => sum + cosine(set, 0, i), 0) / positions.length;
}

describe('a space of texts', () => {
  let products: MatrixProducts;
  beforeAll(async () => {
    products = await loadProducts();
  });
  afterAll(() => products.dispose());

  const fit = (count: number, seed: number, formWeight = 0.5): Promise<TextSpace> => {
    const { meaning, tokens } = texts(count, seed);
    return TextSpace.fit(products, meaning, tokens, { formWeight, seed });
  };

  it('comes back from its bytes with bit-identical projections', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom(0, 0.5, 2),
        async (count, seed, formWeight) => {
          const space = await fit(count, seed, formWeight);
          const again = TextSpace.fromBytes(space.toBytes());
          const { meaning, tokens } = texts(40, seed + 1);
          const projected = await space.project(products, meaning, tokens);
          expect(projected.dimensions).toBe(space.dimensions);
          expect(again.dimensions).toBe(space.dimensions);
          expect((await again.project(products, meaning, tokens)).values).toEqual(projected.values);
          expect(again.toBytes()).toEqual(space.toBytes());
        },
      ),
      { seed: 1, numRuns: 12 },
    );
  });

  it('does not take damaged bytes', async () => {
    const bytes = (await fit(60, 1)).toBytes();
    const damage = fc.oneof(
      fc.integer({ min: 0, max: bytes.length - 1 }).map(end => bytes.subarray(0, end)),
      fc
        .tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }))
        .map(([at, change]) => bytes.map((byte, i) => (i === at ? byte ^ change : byte))),
    );
    fc.assert(
      fc.property(damage, damaged => {
        expect(() => TextSpace.fromBytes(damaged)).toThrow();
      }),
      { seed: 1 },
    );
  });

  it('brings texts of one template together, as much as form counts', async () => {
    const all = texts(400, 3);
    const others = Array.from({ length: 199 }, (_, i) => 2 * i + 2);
    const apart = async (formWeight: number): Promise<number> => {
      const space = await fit(400, 3, formWeight);
      const projected = await space.project(products, all.meaning, all.tokens);
      const odd = others.map(i => i - 1);
      return meanCosine(projected, others) - meanCosine(projected, odd);
    };
    const [without, some, much] = [await apart(0), await apart(0.5), await apart(2)];
    expect(Math.abs(without)).toBeLessThan(0.02);
    expect(some).toBeGreaterThan(0.03);
    expect(much).toBeGreaterThan(2 * some);
  });

  it('has at most as many dimensions as texts, and vectors of unit length', async () => {
    const space = await fit(5, 4);
    expect(space.dimensions).toBe(5);
    const { meaning, tokens } = texts(30, 5);
    const projected = await space.project(products, meaning, tokens);
    for (let i = 0; i < projected.count; i++) expect(cosine(projected, i, i)).toBeCloseTo(1, 5);
  });

  it('keeps the cosines of what it projects where there are enough dimensions', async () => {
    const all = texts(500, 6);
    const space = await fit(500, 6, 0);
    const projected = await space.project(products, all.meaning, all.tokens);
    // Without form, the space is that of the embeddings less their mean, which is near zero here.
    for (let i = 1; i < 50; i++) {
      expect(Math.abs(cosine(projected, 0, i) - cosine(all.meaning, 0, i))).toBeLessThan(0.2);
    }
  });

  it('puts one text at zero rather than somewhere', async () => {
    const { meaning, tokens } = texts(1, 7);
    const space = await fit(1, 7);
    const { values } = await space.project(products, meaning, tokens);
    expect([...values]).toEqual([0]);
  });
});
