import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HighestValues } from '../../../src/core/math/highest-values.ts';

describe('HighestValues', () => {
  it('keeps what sorting all of them would keep', () => {
    const value = fc.integer({ min: -4, max: 4 });
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 1, max: 9 }), (values, size) => {
        const highest = new HighestValues(size);
        values.forEach((one, index) => highest.offer(one, index));
        const order = [...values.keys()]
          .sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
          .slice(0, size);
        const { values: kept, indices } = highest.finish();
        expect([...indices]).toEqual(order);
        expect([...kept]).toEqual(order.map(at => values[at]));
      }),
    );
  });
});
