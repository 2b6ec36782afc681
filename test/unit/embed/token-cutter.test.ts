import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { builtInModel } from '../../../src/core/embed/built-in/built-in-model.ts';
import { TokenCutter } from '../../../src/core/embed/tokens/token-cutter.ts';
import { UnigramTokenizer } from '../../../src/core/embed/tokens/unigram-tokenizer.ts';
import { countTemplateTokens } from '../../../src/core/template-tokens.ts';
import { builtResources } from '../math/dist.ts';

let tokenizer: UnigramTokenizer;
let cutter: TokenCutter;
/** Some words begin with a token of their own that is nothing but the mark of a beginning. */
let mark: number;

beforeAll(async () => {
  const path = join(builtResources().models, builtInModel, 'tokenizer.json');
  const json = await readFile(path, 'utf8');
  const { model } = JSON.parse(json) as { model: { vocab: [string, number][] } };
  mark = model.vocab.findIndex(([piece]) => piece === '▁');
  tokenizer = UnigramTokenizer.parse(json);
  cutter = new TokenCutter(tokenizer);
  countTemplateTokens(builtResources());
}, 120_000);

/** Ids of a whole text, word by word without any memory. */
function idsOf(text: string): number[] {
  return text
    .split(/[ \t\r\n]+/)
    .filter(word => word !== '')
    .flatMap(word => tokenizer.encode(word));
}

const oddWords = ['1,234.5', 'x²', '①', 'ﬁn', '㎏㎢', 'ﷺ', '🦜🦜', '日本語', 'é', '\u0301x', '▁a'];
const marked = ['x<s>y</s>', '<unk>', 'a\vb', '\u200b', '\u0001', '\ud83d', 'a\u3000b', '각'];
const word = fc.oneof(
  fc.string({
    unit: fc.constantFrom(...Array.from('가나다라마바사은는이을를요')),
    minLength: 1,
    maxLength: 8,
  }),
  fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghij.,?!')),
    minLength: 1,
    maxLength: 12,
  }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  fc.constantFrom(...oddWords, ...marked),
);
const space = fc.constantFrom('', '', ' ', '  ', '\n', '\t', '\u00a0', '\u3000', '\r\n');
const text = fc
  .array(fc.tuple(word, space), { maxLength: 30 })
  .map(words => words.flat().join('').trim());
const count = fc.integer({ min: 1, max: 20 });

describe('TokenCutter', () => {
  it('gives beginnings of at most so many tokens, which are those of the text', () => {
    fc.assert(
      fc.property(text, count, (whole, most) => {
        const cut = cutter.first(whole, most);
        const ids = idsOf(cut);
        expect(whole.startsWith(cut)).toBe(true);
        expect(ids.length).toBeLessThanOrEqual(most);
        expect(ids).toEqual(idsOf(whole).slice(0, ids.length));
        expect(cutter.first(cut, most)).toBe(cut);
      }),
      { seed: 1, numRuns: 3_000 },
    );
  });

  it('gives endings of at most so many tokens', () => {
    fc.assert(
      fc.property(text, count, (whole, most) => {
        const cut = cutter.last(whole, most);
        expect(whole.endsWith(cut)).toBe(true);
        expect(idsOf(cut).length).toBeLessThanOrEqual(most);
        expect(cutter.last(cut, most)).toBe(cut);
      }),
      { seed: 1, numRuns: 3_000 },
    );
  });

  it('gives exactly so many tokens of texts whose characters stay as they are', () => {
    const plain = fc.array(
      fc.string({ unit: fc.constantFrom(...Array.from('abc가나.')), minLength: 1 }),
    );
    fc.assert(
      fc.property(plain, count, (words, most) => {
        const whole = words.join(' ');
        const first = idsOf(whole).slice(0, most);
        if (first.at(-1) === mark) first.pop();
        expect(idsOf(cutter.first(whole, most))).toEqual(first);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it.each([
    ['write a short story', 2, 'write a'],
    ['다음 문장을 번역하세요', 1, '다음'],
    ['a\n\n  b c', 2, 'a\n\n  b'],
    ['one', 5, 'one'],
    ['', 5, ''],
  ])('cuts %j after %i tokens', (whole, most, cut) => {
    expect(cutter.first(whole, most)).toBe(cut);
  });

  it('never cuts a character of which several tokens are made', () => {
    const cuts = Array.from({ length: 12 }, (_, most) => cutter.first('㎏㎢ﷺ', most + 1));
    expect(new Set(cuts)).toEqual(
      new Set(['', '㎏', '㎏㎢', '㎏㎢ﷺ'].filter(cut => cuts.includes(cut))),
    );
    expect(cuts.at(-1)).toBe('㎏㎢ﷺ');
  });

  it('reads a word without an end no slower than it is long', () => {
    const endless = 'abcdefghij'.repeat(100_000);
    const cut = cutter.first(endless, 2_000);
    expect(endless.startsWith(cut)).toBe(true);
    expect(idsOf(cut)).toHaveLength(2_000);
  });
});

describe('a template with a limit in tokens', () => {
  it('renders at most so many tokens of its field, and what was cut already as it is', () => {
    const template = parseTemplate('{a|first 7 tokens}');
    fc.assert(
      fc.property(text, whole => {
        const rendered = template.render({ a: whole });
        expect(whole.startsWith(rendered)).toBe(true);
        expect(idsOf(rendered).length).toBeLessThanOrEqual(7);
        expect(template.render({ a: rendered })).toBe(rendered);
      }),
      { seed: 1, numRuns: 1_000 },
    );
  });

  it('limits each field by itself', () => {
    const template = parseTemplate('{a|first 1 token}: {b|last 2 tokens}');
    expect(template.render({ a: 'write this', b: 'a b c d' })).toBe('write: c d');
  });
});
