import type { UnigramTokenizer } from './unigram-tokenizer.ts';

/** Words that are remembered; then the memory starts anew. */
const knownWords = 200_000;
/** A longer word is noise or text without spaces; only its two ends are read. */
export const longestWord = 1_000;

/**
 * Token ids of single words, remembered: tokens never cross white space, and instructions repeat
 * their words, so most of a text is looked up instead of segmented again.
 */
export class WordTokens {
  private readonly known = new Map<string, readonly number[]>();

  constructor(private readonly tokenizer: UnigramTokenizer) {}

  of(word: string): readonly number[] {
    const known = this.known.get(word);
    if (known !== undefined) return known;
    if (this.known.size >= knownWords) this.known.clear();
    const ids = word.length <= longestWord ? this.tokenizer.encode(word) : this.ends(word);
    this.known.set(word, ids);
    return ids;
  }

  private ends(word: string): number[] {
    const half = longestWord / 2;
    return [
      ...this.tokenizer.encode(word.slice(0, half)),
      ...this.tokenizer.encode(word.slice(-half)),
    ];
  }
}
