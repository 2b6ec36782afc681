const digitBits = 11;
const digits = 1 << digitBits;

/**
 * The indices 0 … n − 1 in the order of their keys, equal keys in their own order: a radix sort, since comparing
 * half a million pairs in JavaScript takes a third of a second.
 */
export function stableOrder(keys: Uint32Array): Uint32Array {
  let order = keys.map((_, index) => index);
  let target = new Uint32Array(keys.length);
  for (let shift = 0; shift < 32; shift += digitBits) {
    const digitOf = (index: number): number => ((keys[index] ?? 0) >>> shift) & (digits - 1);
    const starts = new Uint32Array(digits + 1);
    for (let i = 0; i < keys.length; i++) {
      const next = digitOf(i) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let digit = 1; digit < digits; digit++) {
      starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
    }
    for (const index of order) {
      const digit = digitOf(index);
      const at = starts[digit] ?? 0;
      starts[digit] = at + 1;
      target[at] = index;
    }
    [order, target] = [target, order];
  }
  return order;
}
