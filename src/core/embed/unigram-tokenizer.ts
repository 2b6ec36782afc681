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
    const file = v.parse(tokenizerSchema, JSON.parse(await readFile(path, 'utf8')));
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
    const marked = word.includes('<') && [...this.special.keys()].some(mark => word.includes(mark));
    if (!marked) return this.unigram.segment(normaliseWord(word));
    return this.sections(word).flatMap(section => {
      const id = this.special.get(section);
      return id === undefined ? this.unigram.segment(normaliseWord(section)) : [id];
    });
  }

  /** The word cut before and after every special token that is spelled out in it. */
  private sections(word: string): string[] {
    const marks = [...this.special.keys()].map(mark => mark.replace(/[^\w<>]/g, '\\$&'));
    return word.split(new RegExp(`(${marks.join('|')})`)).filter(section => section !== '');
  }
}
