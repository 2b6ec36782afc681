import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureCounts, FeatureIndex } from '../../../src/core/embed/form/form-features.ts';

/** Features of a text by their names, in the order of their first occurrence. */
function counted(tokens: readonly number[]): [string, number][] {
  const counts = new Map<string, number>();
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  tokens.forEach((token, i) => {
    add(`-1 ${token}`);
    if (i > 0) add(`${tokens[i - 1]} ${token}`);
  });
  return [...counts];
}

const texts = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 20 }), {
  maxLength: 12,
});

describe('the features of texts', () => {
  it('are every token and every pair of neighbours, counted', () => {
    fc.assert(
      fc.property(texts, lists => {
        const index = new FeatureIndex();
        const counts = new FeatureCounts(2 * lists.flat().length);
        for (const list of lists) {
          counts.count(Int32Array.from(list), 0, list.length, (a, b) => index.add(a, b));
          const pairs = index.pairs();
          const found = Array.from({ length: counts.length }, (_, i) => {
            const feature = counts.features[i] ?? 0;
            return [`${pairs[2 * feature]} ${pairs[2 * feature + 1]}`, counts.counts[i]];
          });
          expect(found).toEqual(counted(list));
        }
      }),
      { seed: 1 },
    );
  });

  it('leave out those without a number', () => {
    const counts = new FeatureCounts(1);
    counts.count(Int32Array.of(5, 5, 7), 0, 3, (before, token) =>
      before === -1 && token === 5 ? 0 : -1,
    );
    expect([counts.length, counts.features[0], counts.counts[0]]).toEqual([1, 0, 2]);
  });

  it('keep their numbers when there are many, and when they are indexed again', () => {
    const index = new FeatureIndex();
    const many = Array.from({ length: 5_000 }, (_, i) => [(i % 70) - 1, i * 7] as const);
    many.forEach(([before, token], i) => expect(index.add(before, token)).toBe(i));
    const again = FeatureIndex.of(index.pairs());
    expect(again.size).toBe(many.length);
    many.forEach(([before, token], i) => {
      expect(index.add(before, token)).toBe(i);
      expect(again.find(before, token)).toBe(i);
    });
    expect(again.find(-1, 3)).toBe(-1);
  });
});
