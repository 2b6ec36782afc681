import { AutoTokenizer, type PreTrainedTokenizer } from '@huggingface/transformers';
import { clipText, edgeTokens } from './clip-text.ts';
import { useLocalModels } from './local-models.ts';
import { tokenLists, type TokenLists } from './tokens.ts';

/** Texts tokenised before others may run again; some 20 ms of work. */
const textsBetweenPauses = 128;

/** Tokenises instructions as the built-in model reads them: the first 32 and the last 32 tokens. */
export class InstructionTokenizer {
  private constructor(private readonly tokenizer: PreTrainedTokenizer) {}

  /** Loads the tokenizer of `modelId` from `models`, the folder of model folders. */
  static async load(models: string, modelId: string): Promise<InstructionTokenizer> {
    useLocalModels(models);
    return new InstructionTokenizer(
      await AutoTokenizer.from_pretrained(modelId, { local_files_only: true }),
    );
  }

  /** Ids of every text, at most 64 each. */
  async tokenize(texts: readonly string[], signal: AbortSignal): Promise<TokenLists> {
    const lists: number[][] = [];
    for (const text of texts) {
      if (lists.length % textsBetweenPauses === 0) {
        await new Promise(resolve => setImmediate(resolve));
        signal.throwIfAborted();
      }
      lists.push(this.edges(text));
    }
    return tokenLists(lists);
  }

  private edges(text: string): number[] {
    const [head, tail] = clipText(text);
    const ids = this.encode(head);
    if (tail !== undefined)
      return [...ids.slice(0, edgeTokens), ...this.encode(tail).slice(-edgeTokens)];
    if (ids.length <= 2 * edgeTokens) return ids;
    return [...ids.slice(0, edgeTokens), ...ids.slice(-edgeTokens)];
  }

  private encode(text: string): number[] {
    return this.tokenizer.encode(text, { add_special_tokens: false });
  }
}
