import { loadMorphology, type Morpheme, type Morphology } from './morphology.ts';
import { koreanStopWords, koreanSyllables } from './stop-words.ts';

/** The terms of one Korean word. */
export interface KoreanTerms {
  readonly terms: readonly string[];
  /** The whole of a noun that is made of several, such as 인공지능; also among the terms. */
  readonly compound: string | undefined;
}

/** Longer runs of Hangul are noise or text without spaces, on which the analyser is slow. */
const longestWord = 30;
/** Words that are remembered, some 20 MB; a set of 170,000 rows has fewer in the rows that are counted. */
const mostKnown = 200_000;
/** A compound of more syllables is a phrase that was written together. */
const longestCompound = 7;

const nouns = new Set<Morpheme['pos']>(['NNG', 'NNP']);
const predicates = new Set<Morpheme['pos']>(['VV', 'VA']);
/** Endings of a request, which the analyser takes for a part of a noun when a word stands alone. */
const requestEnding = /(?:시오|세요|줘|줄래|니까)$/;
const none: KoreanTerms = { terms: [], compound: undefined };

/**
 * Finds the content morphemes of Korean words: nouns as they are (문장을, 문장이 → 문장), verbs and
 * adjectives in dictionary form (읽고 → 읽다). Words are analysed one by one and remembered, which is
 * 3–4 times as fast as whole sentences, since instructions repeat their words.
 */
class KoreanAnalyser {
  private readonly known = new Map<string, KoreanTerms>();

  constructor(private readonly morphology: Morphology) {}

  /** @param word a run of Hangul syllables, in NFC */
  analyse(word: string): KoreanTerms {
    if (word.length > longestWord) return none;
    const known = this.known.get(word);
    if (known !== undefined) return known;
    const found = termsOf(this.morphology.analyze(word));
    if (this.known.size === mostKnown) this.known.clear();
    this.known.set(word, found);
    return found;
  }
}

let loading: Promise<KoreanAnalyser> | undefined;

/** The analyser of this process, so that clusters that are described again find their words known. */
export function koreanAnalyser(): Promise<KoreanAnalyser> {
  loading ??= loadMorphology().then(
    morphology => new KoreanAnalyser(morphology),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

function termsOf(morphemes: readonly Morpheme[]): KoreanTerms {
  const terms = morphemes.flatMap((morpheme, at) => termOf(morpheme, morphemes[at + 1]));
  const compound = compoundOf(morphemes);
  const all = compound === undefined ? terms : [...terms, compound];
  return { terms: all.filter(term => !koreanStopWords.has(term)), compound };
}

function termOf({ text, pos }: Morpheme, next: Morpheme | undefined): string[] {
  if (!/^[가-힣]+$/.test(text)) return [];
  if (predicates.has(pos)) return [`${text}다`];
  if (pos === 'XR') return [next?.text === '하' ? `${text}하다` : text];
  return nouns.has(pos) && isNoun(text) ? [text] : [];
}

/** A single syllable is more often a misread particle than a noun. */
function isNoun(text: string): boolean {
  return text.length > 1 ? !requestEnding.test(text) : koreanSyllables.has(text);
}

/** The nouns a word begins with, taken together, when there are several. */
function compoundOf(morphemes: readonly Morpheme[]): string | undefined {
  const end = morphemes.findIndex(({ pos }) => !nouns.has(pos));
  const parts = morphemes.slice(0, end < 0 ? morphemes.length : end);
  const compound = parts.map(({ text }) => text).join('');
  const fits = parts.length > 1 && compound.length <= longestCompound;
  return fits && /^[가-힣]+$/.test(compound) ? compound : undefined;
}
