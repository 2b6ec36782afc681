import { expect, it } from 'vitest';
import { TransformerEmbedder } from '../../../../src/core/embed/transformer/transformer-embedder.ts';
import { dot } from '../../../../src/core/math/vectors.ts';
import { builtResources } from '../../math/dist.ts';
import { english, korean } from '../../model/texts.ts';
import { embedAll, largestDifference } from './embed-all.ts';
import { miniLmReference } from './mini-lm-reference.ts';

const installing = 600_000;
/** Longer than the 256 tokens that the model reads. */
const long = Array.from({ length: 90 }, (_, at) => `sentence number ${at},`).join(' ');
const texts = [...english, ...korean, long, 'a'];

it(
  'all-MiniLM-L6-v2 has the vectors that onnxruntime in Python computes, alone and among others',
  async context => {
    const reference = await miniLmReference(texts);
    if (typeof reference === 'string') {
      context.skip(reference);
      return;
    }
    const place = { name: 'all-MiniLM-L6-v2', folder: reference.folder };
    const { encoderThread } = builtResources();
    const embedder = await TransformerEmbedder.load(place, encoderThread, 'cpu', 2);
    try {
      expect(embedder.dimensions).toBe(384);
      const vectors = await embedAll(embedder, texts);
      vectors.forEach((vector, at) => {
        const right = reference.vectors.subarray(at * 384, (at + 1) * 384);
        expect(dot(vector, right), texts[at]).toBeGreaterThan(0.9999);
      });
      // 8-bit products share a scale, so nothing may share a batch.
      const [alone] = await embedAll(embedder, texts.slice(0, 1));
      expect(largestDifference(alone ?? [], vectors[0] ?? [])).toBe(0);
    } finally {
      await embedder.dispose();
    }
  },
  installing,
);
