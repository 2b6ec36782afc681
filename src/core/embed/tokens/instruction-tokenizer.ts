import { join } from 'node:path';
import { TypedList } from '../../dataset/scan/typed-list.ts';
import type { TokenLists } from './tokens.ts';
import { UnigramTokenizer } from './unigram-tokenizer.ts';
import { WordTokens } from './word-tokens.ts';
import { wordsBackward, wordsForward } from './words.ts';

/** Tokens kept from either end of a text. */
const edgeTokens = 32;

/** Milliseconds of work before others may run again. */
const pauseEveryMs = 20;

/**
 * Tokenises instructions as the built-in model reads them: texts of more than 64 tokens by their
 * first 32 and last 32, so that the middle of a long text is never looked at.
 */
export class InstructionTokenizer {
  private constructor(private readonly words: WordTokens) {}

  /** Loads the tokenizer of `modelId` from `models`, the folder of model folders. */
  static async load(models: string, modelId: string): Promise<InstructionTokenizer> {
    const tokenizer = await UnigramTokenizer.load(join(models, modelId, 'tokenizer.json'));
    return new InstructionTokenizer(new WordTokens(tokenizer));
  }

  /** Ids of every text, at most 64 each. */
  async tokenize(texts: readonly string[], signal: AbortSignal): Promise<TokenLists> {
    const ids = new TypedList(length => new Int32Array(length));
    const starts = new Uint32Array(texts.length + 1);
    let pausedAt = -Infinity;
    for (const [index, text] of texts.entries()) {
      if (performance.now() - pausedAt > pauseEveryMs) {
        await new Promise(resolve => setImmediate(resolve));
        signal.throwIfAborted();
        pausedAt = performance.now();
      }
      for (const id of this.edges(text)) ids.push(id);
      starts[index + 1] = ids.length;
    }
    return { count: texts.length, ids: ids.finish(), starts };
  }

  /** Tokens of a whole text. */
  count(text: string): number {
    let tokens = 0;
    for (const word of wordsForward(text)) tokens += this.words.of(word).length;
    return tokens;
  }

  private edges(text: string): readonly number[] {
    const ids: number[] = [];
    for (const word of wordsForward(text)) {
      ids.push(...this.words.of(word));
      if (ids.length > 2 * edgeTokens) return [...ids.slice(0, edgeTokens), ...this.lastOf(text)];
    }
    return ids;
  }

  private lastOf(text: string): number[] {
    let ids: number[] = [];
    for (const word of wordsBackward(text)) {
      ids = [...this.words.of(word), ...ids];
      if (ids.length >= edgeTokens) break;
    }
    return ids.slice(-edgeTokens);
  }
}
