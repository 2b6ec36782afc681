import type { Pooling } from './pooling.ts';

/**
 * Writes the vector of a text, of any length, whose tokens' vectors are `tokens × dimensions` values from `start` on.
 * Only its own tokens are read, never what its batch was filled up with.
 */
export function poolTokens(
  values: Float32Array,
  start: number,
  tokens: number,
  pooling: Exclude<Pooling, 'own'>,
  target: Float32Array,
): void {
  const dimensions = target.length;
  if (pooling === 'mean') {
    target.fill(0);
    for (let token = 0; token < tokens; token++) {
      const at = start + token * dimensions;
      for (let d = 0; d < dimensions; d++) target[d] = (target[d] ?? 0) + (values[at + d] ?? 0);
    }
    return;
  }
  const at = start + (pooling === 'cls' ? 0 : tokens - 1) * dimensions;
  target.set(values.subarray(at, at + dimensions));
}

/** Half-precision floats, given as their bits, as single-precision ones. */
export function floatsOfHalves(bits: Uint16Array): Float32Array<ArrayBuffer> {
  return Float32Array.from(bits, half => {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
}
