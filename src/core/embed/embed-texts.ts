import type { InstructionReader } from '../dataset/instruction-reader.ts';
import type { UniqueRows } from '../dataset/unique-texts.ts';
import { vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import type { Embedder, TextBatch } from './embedder.ts';
import type { InstructionTokenizer } from './instruction-tokenizer.ts';
import type { TokenLists } from './tokens.ts';
import type { VectorCache } from './vector-cache.ts';

/** What embedding needs: where texts come from, and who tokenises, embeds and remembers them. */
export interface EmbeddingParts {
  readonly instructions: InstructionReader;
  readonly unique: UniqueRows;
  readonly tokenizer: InstructionTokenizer;
  readonly embedder: Embedder;
  readonly cache: VectorCache;
}

/** Some texts with their vectors and tokens, in the same order. */
export interface EmbeddedBlock {
  /** Numbers of the texts. */
  readonly texts: Uint32Array;
  readonly vectors: VectorSet;
  readonly tokens: TokenLists;
  /** Texts that had to be embedded; the others were in the cache. */
  readonly fresh: number;
}

/** Texts in memory at once: enough to sort by length, few enough to forget. */
const blockTexts = 4_096;

/**
 * Embeds the distinct texts `texts` (ascending), block by block, each text at most once in its life:
 * what the cache has is read, the rest is embedded and appended batch by batch.
 * @param onBatch is told how many texts were done
 */
export async function* embedTexts(
  texts: Uint32Array,
  parts: EmbeddingParts,
  signal: AbortSignal,
  onBatch: (texts: number) => void,
): AsyncGenerator<EmbeddedBlock> {
  for (let start = 0; start < texts.length; start += blockTexts) {
    yield await embedBlock(texts.subarray(start, start + blockTexts), parts, signal, onBatch);
  }
}

async function embedBlock(
  texts: Uint32Array,
  parts: EmbeddingParts,
  signal: AbortSignal,
  onBatch: (texts: number) => void,
): Promise<EmbeddedBlock> {
  const { cache, embedder, unique } = parts;
  const rows = Array.from(texts, text => unique.firstRow[text] ?? 0);
  const read = await parts.instructions.texts(rows);
  const tokens = await parts.tokenizer.tokenize(read, signal);
  const vectors = vectorSet(texts.length, embedder.dimensions);
  const keyAt = (position: number): Uint8Array => unique.key(texts[position] ?? 0);

  const positions = [...texts.keys()];
  const known = positions.filter(position => cache.has(keyAt(position)));
  await cache.read(known.map(keyAt), known, vectors);
  onBatch(known.length);

  const missing = positions.filter(position => !cache.has(keyAt(position)));
  const batch: TextBatch = { texts: read, tokens };
  for await (const done of embedder.embed(batch, missing, signal)) {
    await cache.append(done.positions.map(keyAt), done.vectors);
    done.positions.forEach((position, i) =>
      vectorAt(vectors, position).set(vectorAt(done.vectors, i)),
    );
    onBatch(done.positions.length);
  }
  return { texts, vectors, tokens, fresh: missing.length };
}
