import type { Order } from './read-weights.ts';

/** How a layer's input is written as uint8: `value = scale · (byte − zero)`. */
export interface Grid {
  readonly scale: number;
  readonly zero: number;
}

/** Values of a layer's input: the smallest, and the one that one in ten thousand exceeds. */
interface Range {
  readonly low: number;
  readonly usual: number;
}

/**
 * The ranges of the six n-gram layers' inputs, two an order, over 2,400 Korean and English texts
 * (`npx tsx scripts/model/calibrate.ts` prints them). They are constants, so that a text's vector
 * depends on nothing but the text, and the model file is the same wherever it is made.
 */
const ranges: Readonly<Record<Order, readonly [Range, Range]>> = {
  2: [
    { low: -18.5, usual: 14.6 },
    { low: -18.5, usual: 33 },
  ],
  3: [
    { low: -14.8, usual: 8.6 },
    { low: -14.8, usual: 38.1 },
  ],
  5: [
    { low: -17.1, usual: 8.8 },
    { low: -17.1, usual: 33.6 },
  ],
};

/**
 * The usual range gets the bytes 0..127 and rare values go on up to 255. On processors without
 * 8-bit dot products the sum of two products with int8 weights saturates at 16 bits; below 128 it
 * cannot, so the vectors are the same there.
 */
export function activationGrid(order: Order, layer: 0 | 1): Grid {
  const { low, usual } = ranges[order][layer];
  const scale = Math.fround((usual - low) / 127);
  return { scale, zero: Math.round(-low / scale) };
}
