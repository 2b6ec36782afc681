import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dot, embedBatch, load, type Loaded, type Precision } from './load.ts';
import { referenceOf, type Reference } from './reference.ts';
import { readSamples, type Sample } from './texts.ts';

/** Cosines to the reference over the texts whose token ids agree with it. */
interface Agreement {
  readonly mean: number;
  readonly min: number;
}

const batchSize = 32;
const width = 512;
/** Milliseconds allowed for reading the model files on a busy machine. */
const loading = 120_000;
const { samples, missing } = await readSamples();
const reference = await referenceOf(samples.map(({ text }) => text));
for (const file of missing) console.warn(`parity: ${file} is missing, its rows are skipped`);
if (typeof reference === 'string') console.warn(`parity: skipped, ${reference}`);

describe.skipIf(typeof reference === 'string')('against the numpy forward pass', () => {
  const expected = reference as Reference;
  const loaded = new Map<Precision, Loaded>();
  let ids: readonly number[][];

  beforeAll(async () => {
    for (const precision of ['fp32', 'q8'] as const) loaded.set(precision, await load(precision));
    ids = samples.map(({ text }) => [...(loaded.get('q8')?.tokenizer.encode(text) ?? [])]);
  }, loading);
  afterAll(async () => {
    for (const { encoder } of loaded.values()) await encoder.dispose();
  });

  test('token ids agree, but for runs of unknown characters', () => {
    const equal = ids.filter((own, row) => same(own, expected.ids[row] ?? []));
    const fused = ids.filter((own, row) => same(own, fuseUnknown(expected.ids[row] ?? [])));
    console.log(`token ids: ${equal.length} of ${ids.length} texts agree as they are`);
    expect(equal.length / ids.length).toBeGreaterThanOrEqual(0.95);
    expect(fused).toHaveLength(ids.length);
  });

  test('fp32 is the same model', async () => {
    const { ko, en } = await agreement('fp32');
    expect(Math.min(ko.min, en.min)).toBeGreaterThanOrEqual(0.9999);
  });

  test('int8 stays close', async () => {
    const { ko, en } = await agreement('q8');
    expect(ko.mean).toBeGreaterThanOrEqual(0.998);
    expect(en.mean).toBeGreaterThanOrEqual(0.998);
    expect(Math.min(ko.min, en.min)).toBeGreaterThanOrEqual(0.985);
  });

  async function agreement(precision: Precision): Promise<Record<Sample['language'], Agreement>> {
    const cosines = { ko: [] as number[], en: [] as number[] };
    const vectors = await embedAll(precision);
    samples.forEach(({ language }, row) => {
      const own = vectors[row];
      if (own === undefined || !same(ids[row] ?? [], expected.ids[row] ?? [])) return;
      const theirs = expected.vectors.subarray(row * width, (row + 1) * width);
      cosines[language].push(dot(own, theirs));
    });
    const result = { ko: summarise(cosines.ko), en: summarise(cosines.en) };
    for (const [language, { mean, min }] of Object.entries(result)) {
      console.log(
        `${precision} ${language}: cosine mean ${mean.toFixed(6)}, min ${min.toFixed(6)}`,
      );
    }
    return result;
  }

  async function embedAll(precision: Precision): Promise<readonly Float32Array[]> {
    const model = loaded.get(precision);
    if (model === undefined) throw new Error(`${precision} is not loaded`);
    const vectors: Float32Array[] = [];
    for (let row = 0; row < samples.length; row += batchSize) {
      const batch = samples.slice(row, row + batchSize).map(({ text }) => text);
      vectors.push(...(await embedBatch(model, batch)));
    }
    return vectors;
  }
});

function summarise(cosines: readonly number[]): Agreement {
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  return { mean, min: Math.min(...cosines) };
}

function same(left: readonly number[], right: readonly number[]): boolean {
  return left.join() === right.join();
}

/** SentencePiece makes one `<unk>` (0) of a run of unknown characters; the package does not. */
function fuseUnknown(ids: readonly number[]): number[] {
  return ids.filter((id, at) => id !== 0 || ids[at - 1] !== 0);
}
