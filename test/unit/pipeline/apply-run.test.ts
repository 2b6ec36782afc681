import { appendFile, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clusterParts } from '../../../src/core/curate/cluster-parts.ts';
import { CuratedRun } from '../../../src/core/curate/curated-run.ts';
import type { CuratedState } from '../../../src/core/curate/curated-state.ts';
import { rangesOf } from '../../../src/core/curate/row-ranges.ts';
import { RowVectors } from '../../../src/core/curate/row-vectors.ts';
import { dot } from '../../../src/core/math/vectors.ts';
import { applyRun, type AppliedRun, type ApplyRequest } from '../../../src/core/apply-run.ts';
import { openRun, readRows, readVectors } from '../../../src/core/run/open-run.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import type { RunRows } from '../../../src/core/run/run-rows.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { recutRun } from '../../../src/core/recut-run.ts';
import { updateRun } from '../../../src/core/update-run.ts';
import { sharedEngine } from '../embed/engine.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { clusterContent, requestIn, rowOf, runOf, sampleLines } from './cluster-content.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();

const content = sampleLines(120);

interface Clustered {
  readonly parent: string;
  readonly run: Run;
  readonly rows: RunRows;
}

async function clustered(): Promise<Clustered> {
  const parent = await tempFolder();
  const run = runOf(await clusterContent(engine(), parent, content, { k: 4 }));
  return { parent, run, rows: await readRows(requestIn(parent).folder, run) };
}

function requestFor(parent: string, unlike?: number): ApplyRequest {
  const { folder, cacheFolder, cacheBytes } = requestIn(parent);
  const source = join(parent, 'other.jsonl');
  return { folder, source, target: `${source}.clusters`, unlike, cacheFolder, cacheBytes };
}

interface Applied extends AppliedRun {
  readonly request: ApplyRequest;
  readonly rows: RunRows;
}

async function apply(parent: string, text: string, unlike?: number): Promise<Applied> {
  const request = requestFor(parent, unlike);
  await writeFile(request.source, text);
  const outcome = await applyRun(request, () => Promise.resolve(engine()), quietWork());
  if (outcome.status === 'cancelled') throw new Error('It was cancelled.');
  expect(await openRun(request.target)).toMatchObject({ id: outcome.value.run.id });
  const rows = await readRows(request.target, outcome.value.run);
  return { ...outcome.value, request, rows };
}

/** The greatest distance of a row to its centroid. */
function farthest({ distance }: RunRows): number {
  return distance.reduce((most, value) => Math.max(most, value), 0);
}

describe('applyRun', () => {
  it('gives the rows of a file the clusters that the same rows have in the run', async () => {
    const { parent, run, rows } = await clustered();
    const before = await readFile(join(requestIn(parent).folder, 'run.json'));
    const shuffled = content.split(/(?<=\n)/).toReversed();
    const applied = await apply(parent, `oops\n${shuffled.join('')}`);

    const known = new Map(Array.from(rows.textHash, (hash, row) => [hash, row]));
    applied.rows.textHash.forEach((hash, row) => {
      const same = known.get(hash) ?? -1;
      const gap = Math.abs((applied.rows.distance[row] ?? 0) - (rows.distance[same] ?? 1));
      expect(applied.rows.cluster[row]).toBe(rows.cluster[same]);
      expect(gap).toBeLessThan(1e-3);
    });
    const named = ({ clusters }: Run): unknown => clusters.map(({ id, terms }) => ({ id, terms }));
    expect(named(applied.run)).toEqual(named(run));
    expect(applied.run.counts).toMatchObject({ rows: 120, invalid: 1, unclustered: 0 });
    expect(applied.run.from).toEqual({ run: run.id, source: '../data.jsonl', unlike: null });
    expect(applied.suggested).toBeLessThanOrEqual(farthest(rows));
    expect(await readFile(join(requestIn(parent).folder, 'run.json'))).toEqual(before);
  });

  it('leaves rows without a cluster that are farther than the limit', async () => {
    const { parent } = await clustered();
    const every = await apply(parent, content);
    const limit = farthest(every.rows) * 0.8;
    const near = await apply(parent, content, limit);
    expect(near.run.counts.unclustered).toBeGreaterThan(0);
    expect(near.run.counts.unclustered).toBeLessThan(120);
    near.rows.cluster.forEach((cluster, row) => {
      const distance = every.rows.distance[row] ?? 0;
      expect(cluster).toBe(distance <= limit ? every.rows.cluster[row] : 0);
      expect(near.rows.distance[row]).toBe(distance <= limit ? distance : NaN);
    });
    expect(near.run.counts.clustered).toBeLessThan(near.run.counts.unique);
    const vectors = await readVectors(near.request.target, near.run);
    expect(vectors.count).toBe(near.run.counts.clustered);
  });

  it('writes a run that opens, splits, and takes new rows within the same limit', async () => {
    const { parent } = await clustered();
    const { request, run, rows } = await apply(parent, content, 0.4);
    const { target, source } = request;
    const opened = await OpenedRun.open(target);
    expect((await opened.lines(quietWork())).current).toBe(true);
    const out = join(parent, 'out');
    const plan = { folder: target, out, drop: [], names: {}, force: false };
    const { kept, unclustered } = await split(plan, quietWork());
    expect([kept, unclustered]).toEqual([120 - run.counts.unclustered, run.counts.unclustered]);

    await appendFile(source, rowOf('zxqv wvut qqqq jjjj zzzz ####') + content.slice(0, 400));
    const place = { ...requestIn(parent), folder: target };
    const outcome = await updateRun(place, () => Promise.resolve(engine()), quietWork());
    if (outcome.status === 'cancelled') throw new Error('The update was cancelled.');
    const updated = await readRows(target, outcome.value.run);
    expect(outcome.value.run.from).toEqual(run.from);
    expect([...updated.cluster.subarray(0, 120)]).toEqual([...rows.cluster]);
    updated.distance.forEach(distance => {
      expect(Number.isNaN(distance) || distance <= 0.4).toBe(true);
    });
  });

  it('keeps the number of clusters, and says why', async () => {
    const { parent } = await clustered();
    const { request } = await apply(parent, content);
    const opened = await OpenedRun.open(request.target);
    const recut = recutRun(opened, 2, () => undefined, quietWork());
    await expect(recut).rejects.toMatchObject({
      code: 'k-fixed',
      message: expect.stringContaining('applied from another run') as unknown,
    });
  });

  it('takes neither the file of the run nor its folder', async () => {
    const { parent } = await clustered();
    const load = (): Promise<never> => Promise.reject(new Error('The model is not needed.'));
    const request = requestFor(parent);
    const own = { ...request, source: requestIn(parent).source };
    await expect(applyRun(own, load, quietWork())).rejects.toMatchObject({ code: 'same-run' });
    await cp(own.source, request.source);
    const over = { ...request, target: request.folder };
    await expect(applyRun(over, load, quietWork())).rejects.toMatchObject({ code: 'same-run' });
  });

  it('says which file has no such field', async () => {
    const { parent } = await clustered();
    await expect(apply(parent, '{"other":"text"}\n')).rejects.toMatchObject({
      message: expect.stringContaining('other.jsonl') as unknown,
    });
  });

  it('is cancelled without a trace', async () => {
    const { parent } = await clustered();
    const request = requestFor(parent);
    await writeFile(request.source, content);
    const abort = new AbortController();
    const work = { signal: abort.signal, report: () => abort.abort() };
    const outcome = await applyRun(request, () => Promise.resolve(engine()), work);
    expect(outcome).toEqual({ status: 'cancelled' });
    await expect(openRun(request.target)).rejects.toMatchObject({ code: 'run-missing' });
  });
});

describe('what a person has said of the clusters', () => {
  it('holds for the other file as well', async () => {
    const { parent } = await clustered();
    const opened = await OpenedRun.open(requestIn(parent).folder);
    const curated = await CuratedRun.open(opened);
    await curated.edit({ kind: 'rename', cluster: 1, name: 'Sentence order' });
    await curated.edit({ kind: 'type', clusters: [1, 3], type: 'reordering' });
    await curated.edit({ kind: 'review', clusters: [1], reviewed: true });
    await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
    await curated.edit({ kind: 'drop', clusters: [3] });
    await curated.edit({ kind: 'dropRows', rows: [0, 5] });

    const { request } = await apply(parent, content);
    const { state } = await CuratedRun.open(await OpenedRun.open(request.target));
    expect(state.ids()).toEqual([1, 3, 4]);
    expect(state.marksOf(1)).toMatchObject({
      ...{ name: 'Sentence order', type: 'reordering', reviewed: false, dropped: false },
    });
    expect(state.marksOf(3)).toMatchObject({ type: 'reordering', dropped: true });
    expect(state.places.every(place => place > 0)).toBe(true);
  });

  it('gives clusters that were merged, split and moved to the same rows of another file', async () => {
    const { parent, rows } = await clustered();
    const opened = await OpenedRun.open(requestIn(parent).folder);
    const curated = await CuratedRun.open(opened);
    const { signal } = new AbortController();
    await curated.edit({ kind: 'merge', clusters: [3, 4], into: 3 });
    const { products } = engine();
    const parts = await clusterParts(opened, curated.state, 1, 3, products, signal);
    await curated.edit(parts);
    const vectors = await opened.readVectors();
    const byRow = new RowVectors(rows, vectors.vectors, vectors.places);
    const alike = rowsLike(byRow, rows, 2);
    await curated.edit({ kind: 'move', rows: rangesOf(alike), to: 9 });
    await curated.edit({ kind: 'rename', cluster: 9, name: 'Moved' });

    const { request, rows: applied } = await apply(parent, content);
    const other = await CuratedRun.open(await OpenedRun.open(request.target));
    expect(other.state.ids()).toEqual(curated.state.ids());
    expect(other.state.marksOf(9).name).toBe('Moved');
    const automatic = agreement(applied.cluster, rows.cluster);
    expect(automatic).toBe(1);
    // Merged clusters agree as automatic ones do; of divided ones rows at a border may not.
    const whole = [...rows.cluster.keys()].filter(row => (rows.cluster[row] ?? 0) > 2);
    const at = (state: CuratedState, chosen: number[]): number[] =>
      chosen.map(row => state.places[row] ?? 0);
    expect(at(other.state, whole)).toEqual(at(curated.state, whole));
    expect(agreement(other.state.places, curated.state.places)).toBeGreaterThan(0.95);
    const { clusters } = other.view();
    expect(clusters.reduce((sum, cluster) => sum + cluster.rows, 0)).toBe(120);
  });
});

/** Share of equal values. */
function agreement(a: Int32Array, b: Int32Array): number {
  return a.filter((value, row) => value === b[row]).length / a.length;
}

/** The eight rows of a cluster that are most like its first. */
function rowsLike(vectors: RowVectors, { cluster }: RunRows, wanted: number): number[] {
  const own = [...cluster.keys()].filter(row => cluster[row] === wanted);
  const first = vectors.of(own[0] ?? 0);
  const near = own.toSorted((a, b) => dot(vectors.of(b), first) - dot(vectors.of(a), first));
  return near.slice(0, 8).sort((a, b) => a - b);
}
