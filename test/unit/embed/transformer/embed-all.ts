import type { Embedder } from '../../../../src/core/embed/embedder.ts';
import { tokenLists } from '../../../../src/core/embed/tokens/tokens.ts';
import { vectorAt } from '../../../../src/core/math/vectors.ts';

/** The vectors of all texts, in their order. */
export async function embedAll(
  embedder: Embedder,
  texts: readonly string[],
  signal = new AbortController().signal,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  const batch = { texts, tokens: tokenLists(texts.map(() => [])) };
  for await (const done of embedder.embed(batch, [...texts.keys()], signal)) {
    done.positions.forEach((position, at) => {
      vectors[position] = vectorAt(done.vectors, at).slice();
    });
  }
  return vectors;
}

/** The largest difference between two numbers at the same place; infinite when the lengths differ. */
export function largestDifference(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length) return Infinity;
  return Array.from(left, (value, at) => Math.abs(value - (right[at] ?? NaN))).reduce(
    (most, difference) => Math.max(most, difference),
    0,
  );
}
