import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableOrder } from '../../../src/core/math/stable-order.ts';

describe('stableOrder', () => {
  const key = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 0xffffffff }));

  it('orders as a stable sort by comparing does', () => {
    fc.assert(
      fc.property(fc.array(key), keys => {
        const expected = [...keys.keys()].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
        expect([...stableOrder(Uint32Array.from(keys))]).toEqual(expected);
      }),
    );
  });
});
