import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Random } from '../../../src/core/math/random.ts';
import { dot, embedBatch, load, type Loaded } from './load.ts';
import { english, korean, readSamples } from './texts.ts';

/** Milliseconds allowed for reading the model files on a busy machine. */
const loading = 120_000;

describe.each(['fp32', 'q8'] as const)('%s', precision => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(precision);
  }, loading);
  afterAll(() => loaded.encoder.dispose());

  test('vectors have 512 dimensions and unit length', async () => {
    for (const vector of await embedBatch(loaded, ['안녕하세요', 'Hello there, how are you?'])) {
      expect(vector).toHaveLength(512);
      expect(Math.sqrt(dot(vector, vector))).toBeCloseTo(1, 5);
    }
  });

  test('a text has the same vector, to the last bit, alone as in any batch', async () => {
    const texts = [...korean, ...english];
    const together = await embedBatch(loaded, texts);
    for (const [row, text] of texts.entries()) {
      const [alone] = await embedBatch(loaded, [text]);
      expect(largestDifference(alone, together[row])).toBe(0);
    }
  });

  test('texts have the same vectors whatever texts they are cut into calls with', async () => {
    const { samples } = await readSamples();
    const texts = samples.map(({ text }) => text);
    const together = await embedBatch(loaded, texts);
    const random = new Random(7);
    const order = [...texts.keys()].sort(() => random.next() - 0.5);
    for (let start = 0; start < order.length;) {
      const chosen = order.slice(start, start + 1 + Math.floor(random.next() * 60));
      const vectors = await embedBatch(
        loaded,
        chosen.map(text => texts[text] ?? ''),
      );
      chosen.forEach((text, at) => {
        expect(largestDifference(together[text], vectors[at])).toBe(0);
      });
      start += chosen.length;
    }
  });

  test('a text of one unknown character, or of none, has a vector', async () => {
    for (const vector of await embedBatch(loaded, ['\u{10fffd}', ''])) {
      expect(Math.sqrt(dot(vector, vector))).toBeCloseTo(1, 5);
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

function largestDifference(
  left: Float32Array | undefined,
  right: Float32Array | undefined,
): number {
  if (left?.length !== right?.length || left === undefined) return Infinity;
  return left.reduce((most, value, at) => Math.max(most, Math.abs(value - (right?.[at] ?? 0))), 0);
}
