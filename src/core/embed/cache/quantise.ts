/** Largest magnitude of a quantised value. */
const levels = 127;

/**
 * Writes `vector` as whole numbers −127 … 127 and answers the scale that turns them back. The
 * cosine to the vector is above 0.9999 for unit vectors of some hundred dimensions.
 */
export function quantise(vector: Float32Array, target: Int8Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  const scale = Math.fround(largest / levels);
  if (scale === 0) {
    target.fill(0);
    return 0;
  }
  // Cutting off the fraction of a positive number rounds, much faster than Math.round.
  for (let i = 0; i < vector.length; i++)
    target[i] = (((vector[i] ?? 0) / scale + 128.5) | 0) - 128;
  return scale;
}

/**
 * Turns `count` values from `start` on back into those of a vector from `at` on. Four at a
 * time are faster than one.
 */
export function dequantise(
  values: Int8Array,
  start: number,
  count: number,
  scale: number,
  target: Float32Array,
  at: number,
): void {
  let i = 0;
  for (; i + 3 < count; i += 4) {
    target[at + i] = (values[start + i] ?? 0) * scale;
    target[at + i + 1] = (values[start + i + 1] ?? 0) * scale;
    target[at + i + 2] = (values[start + i + 2] ?? 0) * scale;
    target[at + i + 3] = (values[start + i + 3] ?? 0) * scale;
  }
  for (; i < count; i++) target[at + i] = (values[start + i] ?? 0) * scale;
}
