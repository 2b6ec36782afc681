import type { TextSpace } from '../cluster/text-space.ts';
import { dequantise, quantise } from '../embed/cache/quantise.ts';
import type { Engine } from '../engine.ts';
import { vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';

/**
 * Where a text lies in the space of a run: one vector of unit length. A text of the run gets the very vector that
 * was packed for it.
 */
export async function queryVector(
  text: string,
  space: TextSpace,
  { tokenizer, embedder, products }: Engine,
  signal: AbortSignal,
): Promise<VectorSet> {
  const tokens = await tokenizer.tokenize([text], signal);
  const meaning = vectorSet(1, embedder.dimensions);
  for await (const { vectors } of embedder.embed({ texts: [text], tokens }, [0], signal)) {
    meaning.values.set(asStored(vectorAt(vectors, 0)));
  }
  return space.project(products, meaning, tokens);
}

/** What the vector cache gives back of a vector. */
function asStored(vector: Float32Array): Float32Array {
  const values = new Int8Array(vector.length);
  const scale = quantise(vector, values);
  const stored = new Float32Array(vector.length);
  dequantise(values, 0, vector.length, scale, stored, 0);
  return stored;
}
