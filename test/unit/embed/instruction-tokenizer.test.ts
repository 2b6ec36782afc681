import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AutoTokenizer, type PreTrainedTokenizer } from '@huggingface/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtInModel } from '../../../src/core/embed/built-in/built-in-model.ts';
import { InstructionTokenizer } from '../../../src/core/embed/tokens/instruction-tokenizer.ts';
import { useLocalModels } from '../../../src/core/embed/built-in/local-models.ts';
import { tokensOf } from '../../../src/core/embed/tokens/tokens.ts';
import { builtResources } from '../math/dist.ts';

const { signal } = new AbortController();
let tokenizer: InstructionTokenizer;
let plain: PreTrainedTokenizer;

beforeAll(async () => {
  tokenizer = await InstructionTokenizer.load(builtResources().models, builtInModel);
  useLocalModels(builtResources().models);
  plain = await AutoTokenizer.from_pretrained(builtInModel, { local_files_only: true });
}, 120_000);

/** The first and last 32 ids of the whole text. */
function edgesOfWhole(text: string): number[] {
  const ids = plain.encode(text, { add_special_tokens: false });
  return ids.length <= 64 ? ids : [...ids.slice(0, 32), ...ids.slice(-32)];
}

async function expectSameEdges(texts: readonly string[]): Promise<void> {
  const lists = await tokenizer.tokenize(texts, signal);
  texts.forEach((text, i) => expect([...tokensOf(lists, i)]).toEqual(edgesOfWhole(text)));
}

const koreanWord = fc.string({
  unit: fc.constantFrom(...Array.from('가나다라마바사은는이을를요')),
  minLength: 1,
  maxLength: 8,
});
const latinWord = fc.string({
  unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrst.,?!')),
  minLength: 1,
  maxLength: 12,
});
const oddWord = fc.constantFrom(
  '1,234.5',
  '{"a":',
  'x²',
  '①',
  'ﬁn',
  '🦜🦜',
  '日本語',
  'é',
  '_____',
  '\u00ad',
  '\u200b',
  '\u0301x',
  '▁',
  '…',
  'a\vb',
  'ㅋㅋㅋ',
  '～！',
  'x<s>y</s>',
  '<unk>',
  '\u0001',
  '\ud83d',
);
const space = fc.constantFrom(' ', '  ', '\n', '\n\n', '\t', '\u00a0', '\u3000', '\r\n', '\u2028');
const longText = fc
  .array(
    fc.tuple(fc.oneof({ weight: 9, arbitrary: fc.oneof(koreanWord, latinWord) }, oddWord), space),
    {
      minLength: 1,
      maxLength: 400,
      size: 'max',
    },
  )
  .map(words => words.flat().join('').trim());

describe('InstructionTokenizer', () => {
  it('gives the ids of the whole, for texts of many kinds', async () => {
    await fc.assert(
      fc.asyncProperty(longText, async text => expectSameEdges([text])),
      { seed: 1, numRuns: 60 },
    );
  });

  it('gives the ids of the whole, for long texts of a real set', async context => {
    const path = resolve(
      import.meta.dirname,
      '../../../../shared/data/en_t0_55k_dataset_template.jsonl.gz',
    );
    if (!existsSync(path))
      context.skip('../shared/data/en_t0_55k_dataset_template.jsonl.gz is missing');
    const lines = gunzipSync(await readFile(path))
      .toString()
      .split('\n');
    const texts = lines
      .filter((line, i) => i % 600 === 0 && line !== '')
      .map(line => (JSON.parse(line) as { prompt: string }).prompt);
    expect(texts.filter(text => text.length > 1_000).length).toBeGreaterThan(20);
    await expectSameEdges(texts);
  });

  it('reads only the edges of a text that is long, or that has no white space', async () => {
    const texts = ['word '.repeat(2_000_000), 'abcdefghij'.repeat(1_000_000)];
    const lists = await tokenizer.tokenize(texts, signal);
    expect([...lists.starts]).toEqual([0, 64, 128]);
    texts.forEach((text, i) =>
      expect([...tokensOf(lists, i).subarray(0, 32)]).toEqual(
        edgesOfWhole(text.slice(0, 500)).slice(0, 32),
      ),
    );
  });

  it('gives no ids for a text of characters that mean nothing', async () => {
    const lists = await tokenizer.tokenize(['\u200b', 'a'], signal);
    expect([...lists.starts]).toEqual([0, 0, lists.ids.length]);
  });

  it('stops when it is cancelled', async () => {
    await expect(tokenizer.tokenize(['a'], AbortSignal.abort('enough'))).rejects.toBe('enough');
  });
});
