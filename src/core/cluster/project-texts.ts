import { embedTexts, type EmbeddedBlock, type EmbeddingParts } from '../embed/embed-texts.ts';
import { tokenLists, tokensOf, type TokenLists } from '../embed/tokens/tokens.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { evenSample } from '../math/random.ts';
import { vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { TextSpace } from './text-space.ts';

/** Texts that the space is fitted on. */
const fitTexts = 20_000;
/** Only so many times as many texts are worth a look at those. */
const manyMore = 2;

export interface ProjectedTexts {
  /** Unit length, in the order of the texts. */
  readonly vectors: VectorSet;
  /** In which they lie. */
  readonly space: TextSpace;
  /** Tokens read; at most 64 a text. */
  readonly tokens: number;
  /** Texts that were not in the cache. */
  readonly fresh: number;
}

export interface ProjectionOptions {
  readonly formWeight: number;
  readonly seed: number;
  /**
   * Takes the sample as soon as it is there, when there are many more texts.
   * @param positions of the sample among the texts, ascending
   */
  readonly onSample?: (positions: Uint32Array, vectors: VectorSet) => Promise<void>;
}

/**
 * Embeds `texts` and reduces every vector as soon as it is there, so that the full vectors never
 * stand in memory together: first an even sample, on which their space is fitted, then the others.
 * @param texts numbers of distinct texts, ascending
 */
export async function projectTexts(
  texts: Uint32Array,
  parts: EmbeddingParts,
  products: MatrixProducts,
  options: ProjectionOptions,
  work: Work,
): Promise<ProjectedTexts> {
  const meter = new ProgressMeter(work.report, 'embed', 'rows', texts.length);
  const blocksAt = (positions: Uint32Array): AsyncIterable<EmbeddedBlock> => {
    const chosen = positions.map(position => texts[position] ?? 0);
    return embedTexts(chosen, parts, work.signal, count => meter.advance(count));
  };

  const sampled = evenSample(texts.length, fitTexts, options.seed);
  const sample = await collect(blocksAt(sampled));
  const space = await TextSpace.fit(products, sample.vectors, sample.tokens, options);

  const vectors = vectorSet(texts.length, space.dimensions);
  const projected = await space.project(products, sample.vectors, sample.tokens);
  scatter(projected, sampled, vectors);
  if (texts.length >= manyMore * sampled.length) await options.onSample?.(sampled, projected);
  let [tokens, fresh, start] = [sample.tokens.ids.length, sample.fresh, 0];
  const others = without(texts.length, sampled);
  for await (const block of blocksAt(others)) {
    const positions = others.subarray(start, start + block.texts.length);
    scatter(await space.project(products, block.vectors, block.tokens), positions, vectors);
    tokens += block.tokens.ids.length;
    fresh += block.fresh;
    start += positions.length;
  }
  return { vectors, space, tokens, fresh };
}

function scatter(from: VectorSet, positions: Uint32Array, to: VectorSet): void {
  positions.forEach((position, i) => vectorAt(to, position).set(vectorAt(from, i)));
}

async function collect(blocks: AsyncIterable<EmbeddedBlock>): Promise<EmbeddedBlock> {
  const all: EmbeddedBlock[] = [];
  for await (const block of blocks) all.push(block);
  const dimensions = all[0]?.vectors.dimensions ?? 1;
  const vectors = vectorSet(
    all.reduce((sum, block) => sum + block.texts.length, 0),
    dimensions,
  );
  const texts = new Uint32Array(vectors.count);
  let start = 0;
  for (const block of all) {
    vectors.values.set(block.vectors.values, start * dimensions);
    texts.set(block.texts, start);
    start += block.texts.length;
  }
  const fresh = all.reduce((sum, block) => sum + block.fresh, 0);
  return { texts, vectors, tokens: joinTokens(all.map(block => block.tokens)), fresh };
}

function joinTokens(lists: readonly TokenLists[]): TokenLists {
  return tokenLists(
    lists.flatMap(list => Array.from({ length: list.count }, (_, text) => tokensOf(list, text))),
  );
}

/** The numbers 0 … total − 1 without those of `left`, which is ascending. */
function without(total: number, left: Uint32Array): Uint32Array {
  const others = new Uint32Array(total - left.length);
  let [next, kept] = [0, 0];
  for (let number = 0; number < total; number++) {
    if (left[next] === number) next++;
    else others[kept++] = number;
  }
  return others;
}
