import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { normaliseWord } from './normalise-word.ts';
import { Unigram } from './unigram.ts';

const entry = v.tuple([v.string(), v.number()]);

/** The parts of `tokenizer.json` that this tokenizer reads. */
const tokenizerSchema = v.object({
  added_tokens: v.array(v.object({ id: v.number(), content: v.string() })),
  model: v.object({
    type: v.literal('Unigram'),
    unk_id: v.number(),
    // Some 128,000 entries: the first speaks for all.
    vocab: v.custom<[string, number][]>(value => Array.isArray(value) && v.is(entry, value[0])),
  }),
});

/** Token ids of single words by a unigram vocabulary; no special tokens are added. */
export class UnigramTokenizer {
  private constructor(
    private readonly unigram: Unigram,
    private readonly special: ReadonlyMap<string, number>,
  ) {}

  /** Reads a `tokenizer.json`. @throws when it is missing or not of this kind */
  static async load(path: string): Promise<UnigramTokenizer> {
    return UnigramTokenizer.parse(await readFile(path, 'utf8'));
  }

  /** @param json what a `tokenizer.json` holds @throws when it is not of this kind */
  static parse(json: string): UnigramTokenizer {
    const file = v.parse(tokenizerSchema, JSON.parse(json));
    const { vocab, unk_id: unknown } = file.model;
    const unigram = new Unigram({
      pieces: vocab.map(([piece]) => piece),
      scores: Float64Array.from(vocab, ([, score]) => score),
      unknown,
    });
    const special = new Map(file.added_tokens.map(({ content, id }) => [content, id]));
    return new UnigramTokenizer(unigram, special);
  }

  /** Ids of a word without ASCII white space. */
  encode(word: string): number[] {
    return this.sections(word).flatMap(section => {
      const id = this.special.get(section);
      return id === undefined ? this.unigram.segment(normaliseWord(section)) : [id];
    });
  }

  /**
   * The longest beginning of a word that ends where one of its first `count` tokens ends, and has no
   * other tokens than those up to there. Normalisation can make several tokens of one character,
   * which is never cut.
   */
  beginning(word: string, count: number): string {
    let left = count;
    let end = 0;
    for (const section of this.sections(word)) {
      const normalised = this.special.has(section) ? undefined : normaliseWord(section);
      const ends = normalised === undefined ? [section.length] : this.unigram.ends(normalised);
      if (ends.length > left) {
        return word.slice(0, end + lastPlace(section, normalised ?? '', ends.slice(0, left)));
      }
      left -= ends.length;
      end += section.length;
    }
    return word;
  }

  /** The word cut before and after every special token that is spelled out in it. */
  private sections(word: string): string[] {
    const marked = word.includes('<') && [...this.special.keys()].some(mark => word.includes(mark));
    if (!marked) return [word];
    const marks = [...this.special.keys()].map(mark => mark.replace(/[^\w<>]/g, '\\$&'));
    return word.split(new RegExp(`(${marks.join('|')})`)).filter(section => section !== '');
  }
}

/** The last of `ends`, places in the normalised word, that is one in the word itself; else 0. */
function lastPlace(word: string, normalised: string, ends: readonly number[]): number {
  for (const end of ends.toReversed()) {
    const place = lastUpTo(word, end);
    if (normaliseWord(word.slice(0, place)) === normalised.slice(0, end)) return place;
  }
  return 0;
}

/** Units of the longest beginning of `word`, of whole characters, that is normalised to at most `length` units. */
function lastUpTo(word: string, length: number): number {
  let [fits, exceeds] = [0, word.length + 1];
  while (exceeds - fits > 1) {
    const middle = (fits + exceeds) >> 1;
    if (normaliseWord(word.slice(0, middle)).length <= length) fits = middle;
    else exceeds = middle;
  }
  return isInsideCharacter(word, fits) ? fits - 1 : fits;
}

function isInsideCharacter(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}
