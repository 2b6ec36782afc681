import { AutoTokenizer } from '@huggingface/transformers';
import { useLocalModels } from './local-models.ts';
import { tokenLists, type TokenLists } from './tokens.ts';
import { WordTokens } from './word-tokens.ts';

/** Tokens kept from either end of a text. */
const edgeTokens = 32;

/** Milliseconds of work before others may run again. */
const pauseEveryMs = 20;

/** White space between words that the model's normaliser leaves as it is or makes a space. */
const whiteSpace = /[ \t\n\r]+/;

/**
 * Tokenises instructions as the built-in model reads them: texts of more than 64 tokens by their
 * first 32 and last 32, so that the middle of a long text is never looked at.
 */
export class InstructionTokenizer {
  private constructor(private readonly words: WordTokens) {}

  /** Loads the tokenizer of `modelId` from `models`, the folder of model folders. */
  static async load(models: string, modelId: string): Promise<InstructionTokenizer> {
    useLocalModels(models);
    const tokenizer = await AutoTokenizer.from_pretrained(modelId, { local_files_only: true });
    return new InstructionTokenizer(new WordTokens(tokenizer));
  }

  /** Ids of every text, at most 64 each. */
  async tokenize(texts: readonly string[], signal: AbortSignal): Promise<TokenLists> {
    const lists: number[][] = [];
    let pausedAt = -Infinity;
    for (const text of texts) {
      if (performance.now() - pausedAt > pauseEveryMs) {
        await new Promise(resolve => setImmediate(resolve));
        signal.throwIfAborted();
        pausedAt = performance.now();
      }
      lists.push(this.edges(text.split(whiteSpace)));
    }
    return tokenLists(lists);
  }

  private edges(words: readonly string[]): number[] {
    const ids: number[] = [];
    let next = 0;
    while (next < words.length && ids.length <= 2 * edgeTokens)
      ids.push(...this.wordAt(words, next++));
    if (ids.length <= 2 * edgeTokens) return ids;
    return [...ids.slice(0, edgeTokens), ...this.lastOf(words)];
  }

  private lastOf(words: readonly string[]): number[] {
    let ids: number[] = [];
    for (let next = words.length - 1; next >= 0 && ids.length < edgeTokens; next--) {
      ids = [...this.wordAt(words, next), ...ids];
    }
    return ids.slice(-edgeTokens);
  }

  private wordAt(words: readonly string[], index: number): readonly number[] {
    const word = words[index] ?? '';
    return word === '' ? [] : this.words.of(word);
  }
}
