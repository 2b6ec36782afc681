import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Tensor } from '@huggingface/transformers';
import { dot, embedBatch, load, type Loaded } from './load.ts';
import { english, korean } from './texts.ts';

const tolerance = 1e-6;
/** Milliseconds allowed for reading the model files on a busy machine. */
const loading = 120_000;

describe.each(['fp32', 'q8'] as const)('%s', precision => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(precision);
  }, loading);
  afterAll(() => loaded.model.dispose());

  test('vectors have 512 dimensions and unit length', async () => {
    for (const vector of await embedBatch(loaded, ['안녕하세요', 'Hello there, how are you?'])) {
      expect(vector).toHaveLength(512);
      expect(Math.sqrt(dot(vector, vector))).toBeCloseTo(1, 5);
    }
  });

  test('a text has the same vector alone as in any batch', async () => {
    const texts = [...korean, ...english];
    const together = await embedBatch(loaded, texts);
    for (const [row, text] of texts.entries()) {
      const [alone] = await embedBatch(loaded, [text]);
      expect(largestDifference(alone, together[row])).toBeLessThanOrEqual(tolerance);
    }
  });

  test('what lies under the mask has no influence', async () => {
    const ids = loaded.tokenizer.encode('다음 글을 세 문장으로 요약해 주세요.');
    const [plain] = await embedBatch(loaded, ['다음 글을 세 문장으로 요약해 주세요.']);
    const junk = [7, 99, 1234, 42];
    for (const [before, after] of [
      [junk, []],
      [[], junk],
      [junk, junk],
    ] as const) {
      const row = [...before, ...ids, ...after];
      const mask = row.map((_, at) => at >= before.length && at < before.length + ids.length);
      const output = (await loaded.model({
        input_ids: int64(row),
        attention_mask: int64(mask.map(Number)),
      })) as Record<string, Tensor>;
      const vector = output['sentence_embedding']?.data as Float32Array;
      expect(largestDifference(plain, vector)).toBeLessThanOrEqual(tolerance);
    }
  });

  test('meaning is near across languages, and far from something else', async () => {
    const [korean, english, other] = await embedBatch(loaded, [
      '카드를 잃어버렸는데 어떻게 해야 하나요?',
      'I lost my card, what should I do?',
      'Photosynthesis turns light into chemical energy.',
    ]);
    if (!korean || !english || !other) throw new Error('three texts have three vectors');
    expect(dot(korean, english)).toBeGreaterThan(dot(korean, other) + 0.3);
  });
});

function int64(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}

function largestDifference(
  left: Float32Array | undefined,
  right: Float32Array | undefined,
): number {
  if (left?.length !== right?.length || left === undefined) return Infinity;
  return left.reduce((most, value, at) => Math.max(most, Math.abs(value - (right?.[at] ?? 0))), 0);
}
