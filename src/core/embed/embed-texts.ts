import { ahead } from '../ahead.ts';
import type { InstructionReader } from '../dataset/rows/instruction-reader.ts';
import type { UniqueRows } from '../dataset/scan/unique-texts.ts';
import { vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import type { Embedder, TextBatch } from './embedder.ts';
import type { InstructionTokenizer } from './tokens/instruction-tokenizer.ts';
import type { TokenLists } from './tokens/tokens.ts';
import type { VectorStore } from './vector-store.ts';

/** What embedding needs: where texts come from, and who tokenises, embeds and remembers them. */
export interface EmbeddingParts {
  readonly instructions: Pick<InstructionReader, 'texts'>;
  readonly unique: UniqueRows;
  readonly tokenizer: InstructionTokenizer;
  readonly embedder: Embedder;
  readonly cache: Pick<VectorStore, 'read' | 'append'>;
  /** Texts in memory at once; 4,096 when undefined. */
  readonly blockTexts?: number | undefined;
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

/** Enough to sort by length, few enough to forget. */
const usualBlock = 4_096;

/**
 * Embeds the distinct texts `texts` (ascending), block by block, each text at most once in its life:
 * what the cache has is read, the rest is embedded and appended batch by batch. The next block is
 * read while this one is embedded, and embedded while the reader uses this one.
 * @param onBatch is told how many texts were done
 */
export function embedTexts(
  texts: Uint32Array,
  parts: EmbeddingParts,
  signal: AbortSignal,
  onBatch: (texts: number) => void,
): AsyncGenerator<EmbeddedBlock> {
  return ahead(embedBlocks(ahead(readBlocks(texts, parts, signal)), parts, signal, onBatch));
}

/** Some texts as they are and as tokens. */
interface TextBlock extends TextBatch {
  /** Numbers of the texts. */
  readonly numbers: Uint32Array;
}

async function* readBlocks(
  texts: Uint32Array,
  { instructions, tokenizer, unique, blockTexts = usualBlock }: EmbeddingParts,
  signal: AbortSignal,
): AsyncGenerator<TextBlock> {
  for (let start = 0; start < texts.length; start += blockTexts) {
    const numbers = texts.subarray(start, start + blockTexts);
    const read = await instructions.texts(numbers.map(text => unique.firstRow[text] ?? 0));
    yield { numbers, texts: read, tokens: await tokenizer.tokenize(read, signal) };
  }
}

async function* embedBlocks(
  blocks: AsyncIterable<TextBlock>,
  parts: EmbeddingParts,
  signal: AbortSignal,
  onBatch: (texts: number) => void,
): AsyncGenerator<EmbeddedBlock> {
  for await (const block of blocks) yield await embedBlock(block, parts, signal, onBatch);
}

async function embedBlock(
  block: TextBlock,
  { cache, embedder }: EmbeddingParts,
  signal: AbortSignal,
  onBatch: (texts: number) => void,
): Promise<EmbeddedBlock> {
  const { numbers, tokens } = block;
  const vectors = vectorSet(numbers.length, embedder.dimensions);

  const missing = await cache.read(numbers, vectors);
  onBatch(numbers.length - missing.length);

  for await (const done of missing.length === 0 ? [] : embedder.embed(block, missing, signal)) {
    await cache.append(
      done.positions.map(position => numbers[position] ?? 0),
      done.vectors,
    );
    done.positions.forEach((position, i) =>
      vectorAt(vectors, position).set(vectorAt(done.vectors, i)),
    );
    onBatch(done.positions.length);
  }
  return { texts: numbers, vectors, tokens, fresh: missing.length };
}
