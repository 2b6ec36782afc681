import { koreanAnalyser } from './korean-terms.ts';
import { englishStopWords } from './stop-words.ts';

/** Characters of a text that are looked at: the type of an instruction shows at its beginning. */
const textLimit = 400;

/** What a file format, a chat template or the web left in a text; none of it is a word of it. */
const debris = new RegExp(
  [
    /<\|[^|>]{1,30}\|>/, // <|im_start|>
    /<\/?[a-z][^<>]{0,80}>/, // HTML tags, <s>
    /\[\/?INST\]|<<\/?SYS>>/,
    /\bhttps?:\/\/\S+|\bwww\.\S+/,
    /^#+ *(?:instruction|input|output|response|question|answer)s?\b:?/,
    /\\[nrt]/, // escaped twice
  ]
    .map(({ source }) => source)
    .join('|'),
  'gim',
);

/** A run of Hangul syllables, or a word of letters of another script with its inner apostrophe. */
const wordPattern =
  /(?<korean>[가-힣]+)|(?<other>(?:(?!\p{Script=Hangul})[\p{L}\p{M}])+(?:['’](?!s\b)\p{L}+)?)/gu;
const longestWord = 25;

/** Finds the terms of a text: what it is about, in forms that can be counted. */
export class TextTerms {
  /** Every compound noun that was found. */
  readonly compounds = new Set<string>();
  private korean: Awaited<ReturnType<typeof koreanAnalyser>> | undefined;

  /** Every term of `text` once; stop words, numbers and what templates leave behind are not among them. */
  async termsOf(text: string): Promise<Set<string>> {
    const terms = new Set<string>();
    const clean = text.slice(0, textLimit).normalize('NFC').replace(debris, ' ');
    for (const { groups } of clean.matchAll(wordPattern)) {
      if (groups?.['korean'] !== undefined) await this.addKorean(groups['korean'], terms);
      else if (groups?.['other'] !== undefined) addOther(groups['other'], terms);
    }
    return terms;
  }

  private async addKorean(word: string, to: Set<string>): Promise<void> {
    this.korean ??= await koreanAnalyser();
    const { terms, compound } = this.korean.analyse(word);
    for (const term of terms) to.add(term);
    if (compound !== undefined) this.compounds.add(compound);
  }
}

function addOther(word: string, to: Set<string>): void {
  const term = word.toLowerCase().replace('’', "'");
  const stopped = englishStopWords.has(term) || englishStopWords.has(term.replace("'", ''));
  if (term.length > 1 && term.length <= longestWord && !stopped) to.add(term);
}
