import { rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cacheBytes, clearCache } from '../../../src/core/embed/cache/cache-files.ts';
import { clusterFile } from '../../../src/core/pipeline.ts';
import type { Stage } from '../../../src/core/progress.ts';
import { openRun, readFine, readInvalid } from '../../../src/core/run/open-run.ts';
import { updateRun } from '../../../src/core/update-run.ts';
import { sharedEngine } from '../embed/engine.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import {
  clusterContent,
  clustersIn,
  requestIn,
  rowOf,
  runOf,
  sampleLines,
} from './cluster-content.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();

describe('clusterFile', () => {
  it('writes the run it answers', async () => {
    const parent = await tempFolder();
    const stages = new Set<Stage>();
    const work = { ...quietWork(), report: ({ stage }: { stage: Stage }) => stages.add(stage) };
    const content = `oops\n${sampleLines(80)}\n{"instruction":" "}\n`;
    const run = runOf(await clusterContent(engine(), parent, content, { k: 4 }, work));
    const { folder } = requestIn(parent);
    const written = await openRun(folder);
    expect(run).toEqual({ ...written, seconds: run.seconds });
    expect(run.seconds).toMatchObject(written.seconds);
    expect([...stages]).toEqual(['scan', 'embed', 'cluster', 'describe', 'save']);
    expect(Object.keys(run.seconds)).toEqual(['scan', 'embed', 'cluster', 'describe', 'save']);

    expect(run.template).toBe('{instruction}');
    expect(run.counts.rows + run.counts.invalid).toBe(83);
    expect((await readInvalid(folder, run)).reason.slice(0, 1)).toEqual(['json']);
    const clusters = await clustersIn(folder, run);
    expect(run.clusters.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    for (const { id, rows, samples, terms } of run.clusters) {
      expect(clusters.filter(cluster => cluster === id).length).toBe(rows);
      for (const row of Object.values(samples).flat()) expect(clusters[row]).toBe(id);
      expect(terms.length).toBeGreaterThan(0);
    }
    const sizes = run.clusters.map(({ rows }) => rows);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it('gives the same clusters for the same seed, with and without a cache', async () => {
    const content = sampleLines(100);
    const [first, second] = [await tempFolder(), await tempFolder()];
    const run = runOf(await clusterContent(engine(), first, content, { k: 'auto' }));
    const embedded = await cacheBytes(requestIn(first).cacheFolder);
    expect(embedded).toBeGreaterThan(0);
    await rm(requestIn(first).folder, { recursive: true });
    const cached = runOf(await clusterContent(engine(), first, content, { k: 'auto' }));
    expect(await cacheBytes(requestIn(first).cacheFolder)).toBe(embedded);
    const elsewhere = runOf(await clusterContent(engine(), second, content, { k: 'auto' }));
    for (const other of [cached, elsewhere]) {
      expect(other.clusters).toEqual(run.clusters);
      expect(other.silhouettes).toEqual(run.silhouettes);
      expect(other.files.rows.sha256).toBe(run.files.rows.sha256);
    }
  });

  it('takes the vectors of an earlier run of the very same file', async () => {
    const content = sampleLines(100);
    const [first, second] = [await tempFolder(), await tempFolder()];
    await clusterContent(engine(), first, content, { k: 3 });
    await clearCache(requestIn(first).cacheFolder);
    const again = runOf(await clusterContent(engine(), first, content, { k: 5 }));
    expect(await cacheBytes(requestIn(first).cacheFolder)).toBe(0);
    const fresh = runOf(await clusterContent(engine(), second, content, { k: 5 }));
    expect(again.clusters).toEqual(fresh.clusters);
    expect(again.counts).toEqual(fresh.counts);
    for (const file of ['rows', 'vectors', 'centroids', 'space'] as const) {
      expect(again.files[file]).toEqual(fresh.files[file]);
    }
  });

  it.each([{ formWeight: 0.3 }, { seed: 2 }, { sample: 60 }, { template: '{output}' }])(
    'embeds again when %o is another',
    async changed => {
      const parent = await tempFolder();
      await clusterContent(engine(), parent, sampleLines(100), { k: 3 });
      await clearCache(requestIn(parent).cacheFolder);
      await clusterContent(engine(), parent, sampleLines(100), { k: 3, ...changed });
      expect(await cacheBytes(requestIn(parent).cacheFolder)).toBeGreaterThan(0);
    },
  );

  it('embeds again when the earlier run has rows that were added to it', async () => {
    const [first, second] = [await tempFolder(), await tempFolder()];
    const content = sampleLines(100);
    const more = `${content}${rowOf('What is 17 times 23?')}`;
    await clusterContent(engine(), first, content, { k: 3 });
    await writeFile(requestIn(first).source, more);
    await updateRun(requestIn(first), () => Promise.resolve(engine()), quietWork());
    const again = runOf(await clusterContent(engine(), first, more, { k: 3 }));
    const fresh = runOf(await clusterContent(engine(), second, more, { k: 3 }));
    expect(again.files.space).toEqual(fresh.files.space);
    expect(again.files.vectors).toEqual(fresh.files.vectors);
  });

  it('tells instructions of different kinds apart', async () => {
    const numbers = Array.from({ length: 20 }, (_, i) => rowOf(`What is ${i + 3} times ${i + 7}?`));
    const korean = Array.from({ length: 20 }, (_, i) =>
      rowOf(`다음 글 ${i}번을 세 문장으로 요약하세요.`),
    );
    const parent = await tempFolder();
    const content = numbers.map((row, i) => row + (korean[i] ?? '')).join('');
    const run = runOf(await clusterContent(engine(), parent, content, { k: 2 }));
    const clusters = await clustersIn(requestIn(parent).folder, run);
    expect(new Set(clusters.filter((_, row) => row % 2 === 0)).size).toBe(1);
    expect(new Set(clusters.filter((_, row) => row % 2 === 1)).size).toBe(1);
    expect(new Set(clusters).size).toBe(2);
  });

  it.each([5, 'auto'] as const)('puts one row into one cluster, k = %s', async k => {
    const parent = await tempFolder();
    const run = runOf(await clusterContent(engine(), parent, rowOf('하나뿐입니다'), { k }));
    expect(run.clusters.map(({ rows }) => rows)).toEqual([1]);
    expect(run.clusters[0]?.samples.central).toEqual([0]);
    expect(await clustersIn(requestIn(parent).folder, run)).toEqual([1]);
    expect(run.clusters[0]?.tightness).toBe(1);
  });

  it.each([
    ['auto', 4],
    [3, 3],
  ] as const)('makes no tree with the method k-means, k = %s', async (k, clusters) => {
    const parent = await tempFolder();
    const run = runOf(
      await clusterContent(engine(), parent, sampleLines(80), { k, method: 'k-means' }),
    );
    expect(run.clusters.length).toBe(clusters);
    expect(run.parameters).toMatchObject({ k: clusters, method: 'k-means' });
    expect(run).toMatchObject({ automaticK: null, silhouettes: [] });
    expect(await readFine(requestIn(parent).folder, run)).toBeUndefined();
  });

  it('makes as many clusters as it can of fewer rows than k', async () => {
    const parent = await tempFolder();
    const content = ['고양이', 'What is a prime?', '번역하세요'].map(rowOf).join('');
    const run = runOf(await clusterContent(engine(), parent, content, { k: 10 }));
    expect(run.clusters.length).toBe(3);
    expect(run.parameters.k).toBe(10);
  });

  it.each([4, 'auto'] as const)('puts equal rows into one cluster, k = %s', async k => {
    const parent = await tempFolder();
    const run = runOf(await clusterContent(engine(), parent, rowOf('같은 말').repeat(50), { k }));
    expect(run.counts).toMatchObject({ rows: 50, unique: 1, unclustered: 0 });
    expect(run.clusters).toMatchObject([{ rows: 50, tightness: 1 }]);
  });

  it('clusters a sample and leaves the other rows outside', async () => {
    const parent = await tempFolder();
    const content = sampleLines(80);
    const run = runOf(await clusterContent(engine(), parent, content, { k: 3, sample: 50 }));
    const clusters = await clustersIn(requestIn(parent).folder, run);
    expect(run.counts.unclustered).toBe(run.counts.rows - 50);
    expect(clusters.filter(cluster => cluster === 0).length).toBe(run.counts.unclustered);
    expect(run.clusters.reduce((sum, { rows }) => sum + rows, 0)).toBe(50);
    expect(run.parameters.sample).toBe(50);
  });

  it('reads numbers, lists and rows of 1 MB, and text without a token', async () => {
    const parent = await tempFolder();
    const values = [42, ['a', 'list'], { an: 'object' }, '긴 글. '.repeat(120_000), '\u200b', true];
    const content = [...values, null, '', [], undefined].map(rowOf).join('');
    const options = { k: 2, template: '{instruction}' };
    const run = runOf(await clusterContent(engine(), parent, content, options));
    expect(run.counts).toMatchObject({ rows: values.length, invalid: 4 });
    const clusters = await clustersIn(requestIn(parent).folder, run);
    expect(clusters.every(cluster => cluster >= 1)).toBe(true);
  });

  it('leaves the form out when it has no weight', async () => {
    const parent = await tempFolder();
    const content = sampleLines(60);
    const run = runOf(await clusterContent(engine(), parent, content, { formWeight: 0 }));
    expect(run.parameters.formWeight).toBe(0);
    expect(run.clusters.length).toBe(3);
  });

  it.each([
    ['', 'source-empty'],
    ['oops\n[1]\n', 'no-rows'],
    [Buffer.of(0xff, 0x0a), 'no-rows'],
    ['{"a":1,"b":null}\n', 'no-field'],
  ])('has nothing to do for %j', async (content, code) => {
    const parent = await tempFolder();
    await expect(clusterContent(engine(), parent, content)).rejects.toMatchObject({ code });
  });

  it('says so when there is no such file', async () => {
    const request = requestIn(await tempFolder());
    for (const template of [undefined, '{a}']) {
      await expect(
        clusterFile({ ...request, template }, engine(), quietWork()),
      ).rejects.toMatchObject({ code: 'source-missing' });
    }
  });
});
