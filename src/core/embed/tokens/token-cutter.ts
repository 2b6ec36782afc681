import type { UnigramTokenizer } from './unigram-tokenizer.ts';
import { longestWord, WordTokens } from './word-tokens.ts';
import { wordsBackward, wordsForward } from './words.ts';

/** Cuts texts between tokens. Beginnings and endings are those of the text itself, in its own bytes. */
export class TokenCutter {
  private readonly words: WordTokens;

  constructor(private readonly tokenizer: UnigramTokenizer) {
    this.words = new WordTokens(tokenizer);
  }

  /** The first `count` tokens of `text`, or the fewer that end where a character does. */
  first(text: string, count: number): string {
    let left = count;
    let end = 0;
    for (const word of wordsForward(text)) {
      const tokens = this.count(word);
      const start = text.indexOf(word, end);
      if (tokens > left) {
        const part = left === 0 ? '' : this.tokenizer.beginning(word, left);
        return text.slice(0, part === '' ? end : start + part.length);
      }
      left -= tokens;
      end = start + word.length;
    }
    return text;
  }

  /** The longest ending of `text` that begins where a token begins and is at most `count` tokens. */
  last(text: string, count: number): string {
    let left = count;
    let start = text.length;
    for (const word of wordsBackward(text)) {
      const tokens = this.count(word);
      const end = text.lastIndexOf(word, start - word.length) + word.length;
      if (tokens > left) {
        const part = this.ending(word, tokens, left);
        return text.slice(part === '' ? start : end - part.length);
      }
      left -= tokens;
      start = end - word.length;
    }
    return text;
  }

  /** Every word begins with a token's mark of its own, so an ending can have more tokens than it had. */
  private ending(word: string, tokens: number, most: number): string {
    for (let before = tokens - most; before < tokens; before++) {
      const ending = word.slice(this.tokenizer.beginning(word, before).length);
      if (this.tokenizer.encode(ending).length <= most) return ending;
    }
    return '';
  }

  private count(word: string): number {
    const ids = word.length > longestWord ? this.tokenizer.encode(word) : this.words.of(word);
    return ids.length;
  }
}
