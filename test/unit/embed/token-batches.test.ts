import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenBatches } from '../../../src/core/embed/tokens/token-batches.ts';

describe('tokenBatches', () => {
  const texts = fc.array(fc.integer({ min: 2, max: 90 }), { maxLength: 200 });

  it('puts every text in one batch within the budget, short ones first', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 400 }), (lengths, budget) => {
        const length = (text: number): number => lengths[text] ?? 0;
        const batches = [...tokenBatches([...lengths.keys()], length, budget)];
        expect(batches.flat().sort((a, b) => a - b)).toEqual([...lengths.keys()]);
        const sorted = batches.flat().map(length);
        expect(sorted).toEqual([...lengths].sort((a, b) => a - b));
        for (const batch of batches) {
          const cells = batch.length * Math.max(...batch.map(length));
          expect(cells <= budget || batch.length === 1).toBe(true);
        }
      }),
      { seed: 1 },
    );
  });

  it('fills a batch as far as the budget allows', () => {
    const batches = [...tokenBatches([0, 1, 2, 3, 4], () => 10, 20)];
    expect(batches).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('gives the same batches whatever the order of the texts', () => {
    const length = (text: number): number => (text % 3) + 1;
    expect([...tokenBatches([5, 0, 3, 1], length, 4)]).toEqual([
      ...tokenBatches([0, 1, 3, 5], length, 4),
    ]);
  });
});
