import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InstructionReader } from '../../../src/core/dataset/rows/instruction-reader.ts';
import { RowReader } from '../../../src/core/dataset/rows/row-reader.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import { embedTexts, type EmbeddedBlock } from '../../../src/core/embed/embed-texts.ts';
import { VectorCache } from '../../../src/core/embed/cache/vector-cache.ts';
import { scanContent } from '../dataset/scan-file.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { sharedEngine } from './engine.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();

const subjects = ['the report', '이 문서', 'a long letter from a friend', '긴 편지', 'x'];
const verbs = ['Summarise', '요약하세요:', 'Translate into Korean:', 'Explain why you like'];
const texts = verbs.flatMap(verb =>
  subjects.flatMap(subject => [
    `${verb} ${subject}`,
    `${verb} ${subject}. `.repeat(subject.length),
  ]),
);
const content = [...texts, texts[0] ?? '', '\u200b']
  .map(text => `${JSON.stringify({ instruction: text })}\n`)
  .join('');
const distinct = texts.length + 1;

interface Embedding {
  readonly blocks: readonly EmbeddedBlock[];
  readonly values: readonly number[];
  readonly fresh: number;
  readonly batches: readonly number[];
}

/** Embeds the texts numbered `chosen` of the file with the cache in `cacheFolder`. */
async function embed(
  cacheFolder: string,
  chosen: readonly number[],
  signal = new AbortController().signal,
  onBatch: () => void = () => undefined,
  rows = content,
): Promise<Embedding> {
  const folder = await tempFolder();
  const { table, unique } = await scanContent(folder, rows);
  const source = join(folder, 'data.jsonl');
  const reader = await RowReader.open(source);
  const { embedder, tokenizer } = engine();
  const { dimensions } = embedder;
  const options = { root: cacheFolder, model: 'm', dimensions, limitBytes: Infinity };
  const cache = await VectorCache.open({ ...options, notice: () => undefined }, unique);
  const instructions = new InstructionReader(reader, table, parseTemplate('{instruction}'), source);
  const blocks: EmbeddedBlock[] = [];
  const batches: number[] = [];
  try {
    const parts = { instructions, unique, tokenizer, embedder, cache };
    const told = (count: number): void => {
      batches.push(count);
      onBatch();
    };
    for await (const block of embedTexts(Uint32Array.from(chosen), parts, signal, told)) {
      blocks.push(block);
    }
  } finally {
    await cache.close();
    await reader.close();
  }
  return {
    blocks,
    values: blocks.flatMap(({ vectors }) => [...vectors.values]),
    fresh: blocks.reduce((sum, block) => sum + block.fresh, 0),
    batches,
  };
}

const all = [...Array(distinct).keys()];

describe('embedTexts', () => {
  it('embeds a text once, and reads the same bits ever after', async () => {
    const cache = await tempFolder();
    const fresh = await embed(cache, all);
    expect(fresh.fresh).toBe(distinct);
    const bytes = await cacheBytes(cache);
    const again = await embed(cache, all);
    expect(again.fresh).toBe(0);
    expect(again.values).toEqual(fresh.values);
    expect(await cacheBytes(cache)).toBe(bytes);
  });

  it('gives vectors of nearly unit length in the order of the texts, and counts them', async () => {
    const { blocks, values, batches } = await embed(await tempFolder(), [3, 8, 20, distinct - 1]);
    expect(blocks.map(block => [...block.texts])).toEqual([[3, 8, 20, distinct - 1]]);
    const width = engine().embedder.dimensions;
    for (let text = 0; text < 4; text++) {
      expect(Math.hypot(...values.slice(text * width, (text + 1) * width))).toBeCloseTo(1, 2);
    }
    expect(batches.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it('gives a text the same vector whatever texts are beside it', async () => {
    const together = await embed(await tempFolder(), all);
    const width = engine().embedder.dimensions;
    for (const text of [0, 1, 7, 18, distinct - 1]) {
      const alone = await embed(await tempFolder(), [text]);
      const beside = together.values.slice(text * width, (text + 1) * width);
      expect(alone.values).toEqual(beside);
    }
  });

  it('keeps what was embedded before it was cancelled', async () => {
    const cache = await tempFolder();
    const abort = new AbortController();
    const { signal } = new AbortController();
    const many = [...Array(1_000).keys()];
    const rows = many
      .map(text => `${JSON.stringify({ instruction: `${text} ${'문서 text '.repeat(50)}` })}\n`)
      .join('');
    let calls = 0;
    // The first call tells what the cache had, the second is the first batch.
    const onBatch = (): void => {
      if (++calls === 2) abort.abort('enough');
    };
    await expect(embed(cache, many, abort.signal, onBatch, rows)).rejects.toBe('enough');
    const resumed = await embed(cache, many, signal, undefined, rows);
    expect(resumed.fresh).toBeGreaterThan(0);
    expect(resumed.fresh).toBeLessThan(many.length);
    const undisturbed = await embed(await tempFolder(), many, signal, undefined, rows);
    expect(resumed.values).toEqual(undisturbed.values);
  });
});
