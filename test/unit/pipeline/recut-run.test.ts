import { appendFile, cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClusterRequest } from '../../../src/core/pipeline.ts';
import { recutRun, type Cut, type RecutRun } from '../../../src/core/recut-run.ts';
import { openRun, readCentroids, readRows } from '../../../src/core/run/open-run.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { sharedEngine } from '../embed/engine.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { clusterContent, requestIn, runOf, sampleLines } from './cluster-content.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();

const content = `${sampleLines(240)}oops\n`;

async function clustered(options: Partial<ClusterRequest>): Promise<OpenedRun> {
  const parent = await tempFolder();
  runOf(await clusterContent(engine(), parent, content, options));
  return OpenedRun.open(requestIn(parent).folder);
}

let made: string;
beforeAll(async () => {
  made = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
  runOf(await clusterContent(engine(), made, content, { k: 4 }));
});
afterAll(() => rm(made, { recursive: true }));

/** A run with four clusters of its own for every test. */
async function fourClusters(): Promise<OpenedRun> {
  const parent = await tempFolder();
  await cp(made, parent, { recursive: true, preserveTimestamps: true });
  return OpenedRun.open(requestIn(parent).folder);
}

interface Recut extends RecutRun {
  readonly cut: Cut;
}

async function recut(opened: OpenedRun, k: number | 'auto', work = quietWork()): Promise<Recut> {
  const cuts: Cut[] = [];
  const result = await recutRun(opened, k, cut => cuts.push(cut), work);
  const [cut] = cuts;
  if (cut === undefined) throw new Error('No cut was told.');
  return { ...result, cut };
}

describe('recutRun', () => {
  it('gives the clusters of the other k, and writes what it answers', async () => {
    const before = await fourClusters();
    const { opened, cut } = await recut(before, 7);
    expect(opened.run.clusters).toHaveLength(7);
    expect(opened.run).toMatchObject({
      createdAt: before.run.createdAt,
      parameters: { k: 7, method: 'tree' },
      counts: before.run.counts,
    });
    expect(cut.clusters).toEqual(opened.run.clusters.map(({ id, rows }) => ({ id, rows })));
    const now = await opened.lines(quietWork());
    expect([...cut.lines.cluster]).toEqual([...now.cluster]);
    opened.run.clusters.forEach(({ id, rows, terms, samples }) => {
      expect(now.cluster.filter(cluster => cluster === id).length).toBe(rows);
      expect(terms.length).toBeGreaterThan(0);
      for (const row of samples.central) expect(opened.rows.cluster[row]).toBe(id);
    });

    const again = await OpenedRun.open(before.folder);
    expect(again.run).toEqual(opened.run);
    expect(again.rows).toEqual(opened.rows);
  });

  it('gives the same clusters as clustering anew with that k', async () => {
    const [other, direct] = [await fourClusters(), await clustered({ k: 6 })];
    const { opened } = await recut(other, 6);
    const groups = (rows: ArrayLike<number>): number[][] =>
      [...new Set(Array.from(rows))].map(id =>
        Array.from(rows).flatMap((cluster, row) => (cluster === id ? [row] : [])),
      );
    expect(groups(opened.rows.cluster)).toEqual(groups(direct.rows.cluster));
  });

  it('changes nothing when k stays, and is undone by going back', async () => {
    const first = await fourClusters();
    const same = await recut(first, 4);
    expect(same.opened.rows).toEqual(first.rows);
    expect(same.opened.run.clusters).toEqual(first.run.clusters);
    expect(same.origins).toEqual([]);
    for (const k of [2, 9]) {
      const there = await recut(await OpenedRun.open(first.folder), k);
      const back = await recut(there.opened, 4);
      expect(back.opened.rows).toEqual(first.rows);
      expect(back.opened.run.clusters).toEqual(first.run.clusters);
    }
  });

  it('keeps an id where most rows of one of the clusters had it', async () => {
    const before = await fourClusters();
    const { opened, origins } = await recut(before, 8);
    for (const { id, rows } of opened.run.clusters) {
      const had = [...before.rows.cluster].filter(cluster => cluster === id).length;
      const shared = [...opened.rows.cluster].filter(
        (cluster, row) => cluster === id && before.rows.cluster[row] === id,
      ).length;
      if (had > 0) expect(2 * shared).toBeGreaterThan(Math.min(rows, had));
      else expect(origins.map(origin => origin.id)).toContain(id);
    }
    expect(origins.every(({ from }) => from >= 1 && from <= 4)).toBe(true);
    const ids = opened.run.clusters.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it('remembers clusters that are not there for a while', async () => {
    const before = await fourClusters();
    const { opened } = await recut(before, 2);
    const centroids = await readCentroids(opened.folder, opened.run);
    expect([...centroids.numbers].sort()).toEqual([1, 2, 3, 4]);
    expect(opened.run.clusters.length).toBe(2);
  });

  it('takes the automatic k, and no more than the tree has', async () => {
    const before = await fourClusters();
    const { opened } = await recut(before, 'auto');
    expect(opened.run.clusters.length).toBe(before.run.automaticK);
    expect(opened.run.parameters.k).toBe('auto');
    const most = await recut(opened, 1000);
    expect(most.opened.run.clusters.length).toBeGreaterThan(30);
    expect(most.opened.run.clusters.every(({ rows }) => rows > 0)).toBe(true);
  });

  it('leaves rows outside the sample outside', async () => {
    const before = await clustered({ sample: 100 });
    const { opened } = await recut(before, 3);
    expect(opened.run.counts).toEqual(before.run.counts);
    opened.rows.cluster.forEach((cluster, row) => {
      expect(cluster === 0).toBe(before.rows.cluster[row] === 0);
      expect(Number.isNaN(opened.rows.distance[row])).toBe(cluster === 0);
    });
  });

  it('leaves a run that can be split, whatever its ids', async () => {
    const { opened } = await recut((await recut(await fourClusters(), 2)).opened, 5);
    const out = join(opened.folder, '..', 'split');
    const [first] = opened.run.clusters;
    const request = { folder: opened.folder, out, drop: [first?.id ?? 0], names: {}, force: false };
    const result = await split(request, quietWork());
    expect(result.dropped).toBe(first?.rows);
    expect(result.kept).toBe(opened.run.counts.rows - result.dropped);
  });

  it('says so when there is no tree', async () => {
    const opened = await clustered({ method: 'k-means' });
    await expect(recut(opened, 3)).rejects.toMatchObject({ code: 'k-fixed' });
  });

  it('leaves the run alone when the file has changed or the work is cancelled', async () => {
    const opened = await fourClusters();
    const path = join(opened.folder, 'run.json');
    const [text, rows] = [await readFile(path, 'utf8'), await readRows(opened.folder, opened.run)];
    const controller = new AbortController();
    const work = { signal: controller.signal, report: () => controller.abort('enough') };
    await expect(recut(opened, 6, work)).rejects.toBe('enough');
    await appendFile(opened.source, '{"instruction":"new"}\n');
    await expect(recut(opened, 6)).rejects.toMatchObject({ code: 'source-changed' });
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readRows(opened.folder, await openRun(opened.folder))).toEqual(rows);
  });

  it('does not write the vectors again', async () => {
    const before = await fourClusters();
    const file = join(before.folder, 'vectors.npy');
    const { ino, mtimeMs } = await stat(file);
    await recut(before, 5);
    expect(await stat(file)).toMatchObject({ ino, mtimeMs });
  });
});
