import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CuratedRun } from '../../../src/core/curate/curated-run.ts';
import type { ShownRun } from '../../../src/core/curate/curated-view.ts';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import { openRun } from '../../../src/core/run/open-run.ts';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run, start, type Ended } from './command-line.ts';
import { rejoin } from './rejoin.ts';

const tempFolder = tempFolders();
/** CRLF, a blank line, lines that are no rows, and no end after the last. */
const content = `oops\r\n\r\n${sampleLines(60).replaceAll('\n', '\r\n')}[1]\n{"instruction":"last"}`;

/** What is said of a cluster of which nobody has said anything. */
const untouched = {
  ...{ name: '', note: '', colour: null, type: '', reviewed: false, dropped: false },
  ...{ droppedRows: 0, described: true },
};

/** One clustered file for the tests that only read it. */
let parent: string;
let source: string;
let runFolder: string;
let clustered: Ended;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
  source = join(parent, 'data.jsonl');
  runFolder = `${source}.clusters`;
  await writeFile(source, content);
  const cache = join(parent, 'cache');
  clustered = await run('cluster', source, '--k', '4', '--cache', cache, '--json');
}, 120_000);

afterAll(() => rm(parent, { recursive: true }));

/** One line on stderr, nothing on stdout. */
function expectFailure(ended: Ended, code: number, message: string | RegExp): void {
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(message);
  expect(ended.stderr).toMatch(/^instruction-clusters: [^\n\r]+\n$/);
}

describe('cluster', () => {
  it('prints one JSON object with --json, and nothing else anywhere', () => {
    expect(clustered).toMatchObject({ code: 0, stderr: '' });
    expect(clustered.stdout.trimEnd()).not.toContain('\n');
    const result = JSON.parse(clustered.stdout) as Record<string, unknown>;
    expect(result).toMatchObject({
      rows: 61,
      invalid: 3,
      unclustered: 0,
      template: '{instruction}',
      k: 4,
      run: runFolder,
    });
    expect(result['unique']).toBeTypeOf('number');
    const clusters = result['clusters'] as { id: number; rows: number; terms: string[] }[];
    expect(clusters.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(clusters.reduce((sum, { rows }) => sum + rows, 0)).toBe(61);
    for (const cluster of clusters) {
      expect(Object.keys(cluster)).toEqual(['id', 'rows', 'terms']);
      expect(cluster.terms.every(term => typeof term === 'string')).toBe(true);
    }
    const seconds = Object.keys(result['seconds'] as object);
    expect(seconds).toEqual(['scan', 'embed', 'cluster', 'describe', 'save']);
  });

  it('finds every vector in the cache the second time, says the same and ends', async () => {
    const folder = join(await tempFolder(), 'again');
    const cache = ['--cache', join(parent, 'cache')];
    const again = await run('cluster', source, '--k', '4', '--run', folder, ...cache, '--json');
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const clusters = ({ stdout }: Ended): unknown =>
      (JSON.parse(stdout) as Record<string, unknown>)['clusters'];
    expect(clusters(again)).toEqual(clusters(clustered));
  });

  it('leaves the input as it is', async () => {
    expect(await readFile(source, 'utf8')).toBe(content);
  });

  it('takes its options, and says what it did', async () => {
    const folder = await tempFolder();
    const [file, made] = [join(folder, 'rows.jsonl'), join(folder, 'run')];
    await writeFile(file, '{"q":"a","t":"b"}\n{"q":"c"}\n{"q":"고양이"}\n');
    const words = ['--template', '{q}\\n{t}', '--seed', '7', '--sample', '2', '--form', '0.25'];
    const cache = ['--cache', join(folder, 'cache')];
    const ended = await run('cluster', file, '--k', '2', '--run', made, ...cache, ...words);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('3 rows (3 distinct), 0 invalid lines, 2 clusters of {q}\\n{t}');
    expect(ended.stdout).toContain('1 rows are outside the sample');
    expect(JSON.parse(await readFile(join(made, 'run.json'), 'utf8'))).toMatchObject({
      template: '{q}\\n{t}',
      parameters: { k: 2, seed: 7, sample: 2, formWeight: 0.25 },
    });
    expect((await readdir(folder)).sort()).toEqual(['cache', 'rows.jsonl', 'run']);
  });

  it.each([
    ['', /data\.jsonl is empty\. There is nothing to cluster\./],
    ['{"a":\u001b[31m\r!}\n', /Line 1: [^\p{Cc}]+\n$/u],
    [undefined, /data\.jsonl does not exist\. Check the path\./],
  ])('fails with one line for a file like %j', async (bad, message) => {
    const folder = await tempFolder();
    const file = join(folder, 'data.jsonl');
    if (bad !== undefined) await writeFile(file, bad);
    expectFailure(await run('cluster', file, '--cache', join(folder, 'cache')), 1, message);
    expect(await readdir(folder)).not.toContain('data.jsonl.clusters');
  });

  it('fails for a template that is none', async () => {
    expectFailure(await run('cluster', source, '--template', 'instruction'), 1, /has no field/);
  });

  it('stops at Ctrl+C, keeps what was embedded, and leaves no run', async () => {
    const folder = await tempFolder();
    const [file, cache] = [join(folder, 'data.jsonl'), join(folder, 'cache')];
    await writeFile(file, sampleLines(2_000));
    const { child, ended } = start('cluster', file, '--cache', cache);
    await expect
      .poll(() => cacheBytes(cache), { timeout: 50_000, interval: 10 })
      .toBeGreaterThan(0);
    child.kill('SIGINT');
    expectFailure(await ended, 1, /cancelled; what was embedded is kept for the next time\./);
    expect(await readdir(folder)).toEqual(['cache', 'data.jsonl']);
  });
});

describe('show', () => {
  it('prints the clusters and their nearest rows', async () => {
    const { code, stdout, stderr } = await run('show', runFolder);
    expect([code, stderr]).toEqual([0, '']);
    for (const part of [
      source,
      '61 rows',
      '3 invalid lines',
      '#1',
      '#4',
      'line ',
      'tightness',
      'Korean',
      runFolder,
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it('prints the run with --json', async () => {
    const { code, stdout } = await run('show', runFolder, '--json');
    expect(code).toBe(0);
    const stored = await openRun(runFolder);
    const clusters = stored.clusters.map(cluster => ({ ...cluster, ...untouched }));
    expect(JSON.parse(stdout)).toEqual({ ...stored, clusters, k: stored.clusters.length });
  });

  it('prints the clusters that a person has made of them with --json', async () => {
    const folder = join(await tempFolder(), 'run');
    await cp(runFolder, folder, { recursive: true });
    const curated = await CuratedRun.open(await OpenedRun.open(folder));
    const { clusters: found } = curated.opened.run;
    await curated.edit({ kind: 'merge', clusters: [1, 2], into: 1 });
    await curated.edit({ kind: 'rename', cluster: 1, name: '합친 것' });
    await curated.edit({ kind: 'drop', clusters: [3] });
    await curated.edit({ kind: 'dropRows', rows: [0, 1] });
    const { stdout } = await run('show', folder, '--json');
    const shown = JSON.parse(stdout) as ShownRun;
    expect(shown.k).toBe(found.length);
    expect(shown.clusters.map(({ id }) => id)).toEqual(
      found.map(({ id }) => id).filter(id => id !== 2),
    );
    expect(shown.clusters[0]).toMatchObject({ name: '합친 것', dropped: false });
    expect(shown.clusters.find(({ id }) => id === 3)?.dropped).toBe(true);
    const sum = (key: 'rows' | 'droppedRows'): number =>
      shown.clusters.reduce((total, cluster) => total + cluster[key], 0);
    expect([sum('droppedRows'), sum('rows')]).toEqual([1, shown.counts.rows - 1]);
  });

  it('is content when its reader has seen enough', async () => {
    const { child, ended, stderr } = start('show', runFolder);
    const closed = once(child, 'close');
    child.stdout.destroy();
    await expect(ended).rejects.toThrow('Premature close');
    expect(await closed).toEqual([0, null]);
    expect(await stderr).toBe('');
  });

  it('fails for a folder without a run, and for a damaged one', async () => {
    expectFailure(await run('show', parent), 1, /holds no run\. Cluster the file first/);
    const folder = join(await tempFolder(), 'run');
    await cp(runFolder, folder, { recursive: true });
    await truncate(join(folder, 'rows.parquet'), 100);
    expectFailure(await run('show', folder), 1, /is damaged: rows\.parquet .* Delete the folder/);
    const out = join(folder, '..', 'out');
    expectFailure(await run('split', folder, '--out', out), 1, /is damaged: rows\.parquet/);
    await writeFile(join(folder, 'run.json'), '{');
    expectFailure(await run('show', folder), 1, /is damaged: run\.json is not valid JSON/);
    expect(await readdir(join(folder, '..'))).toEqual(['run']);
  });
});

describe('split and verify', () => {
  it('write files that give the input back, and find every change in them', async () => {
    const out = join(await tempFolder(), 'out');
    const split = await run('split', runFolder, '--out', out);
    expect(split).toMatchObject({ code: 0, stderr: '' });
    expect(split.stdout).toContain('kept 61 + dropped 0 + invalid 3 = 64 lines, verified');
    expect((await rejoin(runFolder, out)).toString()).toBe(content);
    const verified = await run('verify', out);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toContain('64 lines are as they were written (source: same)');

    const [first = ''] = (await readdir(out)).filter(name => name.endsWith('.jsonl'));
    await writeFile(join(out, first), '{}\n');
    const changed = await run('verify', out);
    expect(changed.code).toBe(1);
    expect(changed.stderr).toContain(first);
    const json = await run('verify', out, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({ lines: 64, source: 'same' });
  });

  it('put dropped clusters into a file of their own', async () => {
    const out = join(await tempFolder(), 'out');
    const { code, stdout } = await run(
      ...['split', runFolder, '--out', out, '--drop', '1,3', '--drop', '4', '--json'],
    );
    expect(code).toBe(0);
    const result = JSON.parse(stdout) as { kept: number; dropped: number };
    expect(result).toMatchObject({ unclustered: 0, invalid: 3, lines: 64, out });
    expect(result.kept + result.dropped).toBe(61);
    expect(result.dropped).toBeGreaterThan(0);
    expect(await readdir(out)).toContain('_dropped.jsonl');
    expect((await rejoin(runFolder, out)).toString()).toBe(content);
  });

  it('replace an earlier split only when told', async () => {
    const out = join(await tempFolder(), 'out');
    expect((await run('split', runFolder, '--out', out)).code).toBe(0);
    const before = await readFile(join(out, 'manifest.json'), 'utf8');
    const again = ['split', runFolder, '--out', out, '--drop', '2'];
    expectFailure(await run(...again), 1, /--force/);
    expect(await readFile(join(out, 'manifest.json'), 'utf8')).toBe(before);
    expect((await run(...again, '--force')).code).toBe(0);
    expect(await readdir(out)).toContain('_dropped.jsonl');
    expect((await run('verify', out)).code).toBe(0);
  });

  it('fail for a cluster or a split that does not exist', async () => {
    const folder = await tempFolder();
    const out = join(folder, 'out');
    const drop = ['--drop', '9'];
    expectFailure(await run('split', runFolder, '--out', out, ...drop), 1, /no cluster 9/);
    await mkdir(out);
    expectFailure(await run('verify', out), 1, /has no manifest\.json/);
    expect(await readdir(out)).toEqual([]);
  });
});
