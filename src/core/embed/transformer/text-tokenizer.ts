import { Tokenizer } from '@huggingface/tokenizers';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { tokenLists, type TokenLists } from '../tokens/tokens.ts';
import { modelUnusable } from './model-error.ts';
import type { TransformerSettings } from './model-folder.ts';
import { readModelJson } from './model-json.ts';

/** Milliseconds of work before others may run again. */
const pauseEveryMs = 20;
/** More characters than this for every token that is kept are never looked at. */
const charactersAToken = 32;
type TokenizerSettings = Pick<TransformerSettings, 'prefix' | 'maxTokens' | 'padToken'>;

const jsonObject = v.looseObject({});

/**
 * The tokenizer of a model folder. Texts are cut to a number of tokens with the special tokens at both ends
 * kept, as the tokenizers of Python do and transformers.js does not.
 */
export class TextTokenizer {
  private constructor(
    private readonly tokenizer: Tokenizer,
    private readonly settings: TokenizerSettings,
    private readonly before: readonly number[],
    private readonly after: readonly number[],
  ) {}

  /** @throws HumanError `model-unusable` */
  static async load(folder: string, settings: TokenizerSettings): Promise<TextTokenizer> {
    const json = await readModelJson(folder, 'tokenizer.json', jsonObject);
    const config = await readModelJson(folder, 'tokenizer_config.json', jsonObject);
    if (json === undefined) throw modelUnusable(folder, t('it has no tokenizer.json'));
    try {
      const tokenizer = new Tokenizer(json, config ?? {});
      const { before, after } = specialTokens(tokenizer);
      return new TextTokenizer(tokenizer, settings, before, after);
    } catch (error) {
      throw modelUnusable(folder, t('{0} is damaged', 'tokenizer.json'), error);
    }
  }

  /** Ids of the texts at `positions`, special tokens included, in that order. */
  async tokenize(
    texts: readonly string[],
    positions: readonly number[],
    signal: AbortSignal,
  ): Promise<TokenLists> {
    const lists: number[][] = [];
    let pausedAt = -Infinity;
    for (const position of positions) {
      if (performance.now() - pausedAt > pauseEveryMs) {
        await new Promise(resolve => setImmediate(resolve));
        signal.throwIfAborted();
        pausedAt = performance.now();
      }
      lists.push(this.encode(texts[position] ?? ''));
    }
    return tokenLists(lists);
  }

  private encode(text: string): number[] {
    const { before, after } = this;
    const { prefix, maxTokens, padToken } = this.settings;
    const room = Math.max(1, maxTokens - before.length - after.length);
    const read = `${prefix}${text}`.slice(0, room * charactersAToken);
    const ids = this.tokenizer.encode(read, { add_special_tokens: false }).ids;
    const all = [...before, ...ids.slice(0, room), ...after];
    return all.length > 0 ? all : [padToken];
  }
}

/** The tokens that stand before and after those of every text. */
function specialTokens(tokenizer: Tokenizer): {
  readonly before: readonly number[];
  readonly after: readonly number[];
} {
  const inner = tokenizer.encode('a', { add_special_tokens: false }).ids;
  const whole = tokenizer.encode('a').ids;
  const at = whole.findIndex((_, start) =>
    inner.every((id, offset) => whole[start + offset] === id),
  );
  return { before: whole.slice(0, at), after: whole.slice(at + inner.length) };
}
