import type { VectorSet } from '../math/vectors.ts';
import type { TokenLists } from './tokens/tokens.ts';

/** Texts to embed: as they are and as the built-in tokenizer reads them. */
export interface TextBatch {
  readonly texts: readonly string[];
  readonly tokens: TokenLists;
}

/** Vectors of some texts of a batch. */
export interface EmbeddedTexts {
  /** Positions in the batch. */
  readonly positions: readonly number[];
  /** Unit length, in the order of `positions`. */
  readonly vectors: VectorSet;
}

/** Turns texts into vectors. A text's vector does not depend on the texts beside it. */
export interface Embedder {
  readonly id: string;
  /** Changes whenever the same text would get another vector. */
  readonly revision: string;
  /** 0 until it is known. */
  readonly dimensions: number;
  /** Embeds the texts at `positions`, in whatever order is fastest, a piece at a time. */
  embed(
    batch: TextBatch,
    positions: readonly number[],
    signal: AbortSignal,
  ): AsyncIterable<EmbeddedTexts>;
  dispose(): Promise<void>;
}
