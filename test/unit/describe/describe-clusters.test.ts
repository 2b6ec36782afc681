import { describe, expect, it } from 'vitest';
import { textKey } from '../../../src/core/dataset/scan/text-hash.ts';
import {
  describeClusters,
  type DescribeInput,
} from '../../../src/core/describe/describe-clusters.ts';
import { Random } from '../../../src/core/math/random.ts';
import type { VectorSet } from '../../../src/core/math/vectors.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { quietWork } from '../run/run-fixture.ts';

const kinds = [
  (n: number) => `다음 문장을 ${n}번 순서대로 배열하세요`,
  (n: number) => `Solve the equations ${n} and show the equation`,
  (n: number) => `마지막 문장이 무엇일지 예측해 보세요 ${n}`,
];

const centroidsOf = (count: number): VectorSet =>
  vectorsOf(...Array.from({ length: count }, (_, i) => [Math.cos(i), Math.sin(i)]));

/** Three task types one after another, every tenth row the one before it again, and one unclustered. */
function input(rows: number): DescribeInput & { readonly asked: number[] } {
  const texts = Array.from({ length: rows }, (_, row) => {
    const n = row % 10 === 9 ? row - 3 : row;
    return kinds[n % 3]?.(n) ?? '';
  });
  const first = new Map(texts.map((text, row) => [text, row]));
  const random = new Random(5);
  const vectors = Float32Array.from({ length: rows * 4 }, () => random.normal());
  const asked: number[] = [];
  return {
    clusters: 3,
    cluster: Int32Array.from(texts, (_, row) =>
      row === 0 ? 0 : ((row % 10 === 9 ? row - 3 : row) % 3) + 1,
    ),
    similarity: Float32Array.from(texts, (_, row) => (row % 97) / 97),
    textHash: BigInt64Array.from(texts, text => textKey(text).readBigInt64LE(0)),
    vector: row => vectors.subarray(row * 4, row * 4 + 4),
    text: Uint32Array.from(texts, text => first.get(text) ?? 0),
    centroids: centroidsOf(3),
    examples: wanted => {
      asked.push(...wanted);
      return Promise.resolve(
        Array.from(wanted, row => ({
          instruction: texts[row] ?? '',
          output: row % 4 === 0 ? '' : '네.',
        })),
      );
    },
    seed: 1,
    asked,
  };
}

describe('describeClusters', () => {
  it('says what each cluster is about', async () => {
    const given = input(300);
    const { clusters: described } = await describeClusters(given, quietWork());
    expect(described.map(({ id }) => id)).toEqual([1, 2, 3]);
    const terms = described.map(cluster => cluster.terms.map(({ term }) => term));
    expect(terms[0]).toEqual(expect.arrayContaining(['순서', '배열']));
    expect(terms[1]).toEqual(['equation', 'show', 'solve']);
    expect(terms[2]).toEqual(expect.arrayContaining(['마지막', '예측']));
    expect(described.reduce((rows, cluster) => rows + cluster.rows, 0)).toBe(299);
  });

  it('shows rows of the cluster, no text twice', async () => {
    const given = input(300);
    for (const { id, samples, tightness } of (await describeClusters(given, quietWork()))
      .clusters) {
      for (const rows of [samples.central, samples.varied, samples.far]) {
        expect(rows.length).toBe(6);
        expect(rows.every(row => given.cluster[row] === id)).toBe(true);
        expect(new Set(rows.map(row => given.textHash[row])).size).toBe(6);
      }
      const similarity = (row: number): number => given.similarity[row] ?? 0;
      const own = [...given.cluster.keys()].filter(row => given.cluster[row] === id);
      expect(similarity(samples.central[0] ?? -1)).toBe(Math.max(...own.map(similarity)));
      expect(similarity(samples.far[0] ?? -1)).toBe(Math.min(...own.map(similarity)));
      const mean = own.map(similarity).reduce((a, b) => a + b) / own.length;
      expect(tightness).toBeCloseTo(mean, 5);
    }
  });

  it('is the same for the same seed', async () => {
    const first = await describeClusters(input(5000), quietWork());
    expect(await describeClusters(input(5000), quietWork())).toEqual(first);
  });

  it('reads a bounded number of rows, in ascending order', async () => {
    const given = input(40_000);
    await describeClusters(given, quietWork());
    expect(given.asked.length).toBe(1800);
    expect(given.asked).toEqual([...given.asked].sort((a, b) => a - b));
  });

  it('stops when it is told to', async () => {
    const abort = new AbortController();
    const work = { signal: abort.signal, report: () => abort.abort() };
    const failure: unknown = await describeClusters(input(300), work).catch(
      (error: unknown) => error,
    );
    expect(failure).toBe(abort.signal.reason);
  });

  it('takes a cluster of one row and clusters without words', async () => {
    const { clusters: described } = await describeClusters(
      {
        clusters: 2,
        cluster: Int32Array.of(1, 2, 2),
        similarity: Float32Array.of(1, 0.5, 0.7),
        textHash: BigInt64Array.of(1n, 2n, 3n),
        vector: () => new Float32Array(3),
        text: Uint32Array.of(0, 1, 0),
        centroids: centroidsOf(2),
        examples: rows =>
          Promise.resolve(Array.from(rows, () => ({ instruction: '1234 ?!', output: undefined }))),
        seed: 1,
      },
      quietWork(),
    );
    expect(described[0]).toEqual({
      id: 1,
      rows: 1,
      terms: [],
      samples: { central: [0], varied: [0], far: [0], random: [0] },
      tightness: 1,
      duplicates: 1,
      positions: Array.from({ length: 32 }, (_, bucket) => Number(bucket === 0)),
      profile: {
        rows: 1,
        instructionLength: 7,
        outputLength: null,
        languages: { korean: 0, latin: 0, other: 1, mixed: 0 },
        defects: {},
      },
      suspicion: undefined,
    });
    expect(described[1]?.samples.central).toEqual([2, 1]);
  });
});
