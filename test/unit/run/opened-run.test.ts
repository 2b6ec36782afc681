import {
  appendFile,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OpenedRun } from '../../../src/core/run/opened-run.ts';
import { runFile } from '../../../src/core/run/run-folder.ts';
import { makeRun, quietWork, type RunFixture } from './run-fixture.ts';
import { tempFolders } from './temp-folder.ts';

const tempFolder = tempFolders();
const row = (text: string): string =>
  `${JSON.stringify({ instruction: text, output: `${text}!` })}\n`;
const content = `${row('a')}oops\n${row('b')}${row('c')}`;

/** A run of three rows in the clusters 1, 2 and 3, with row 1 as the central sample of cluster 2. */
async function made(): Promise<RunFixture & { opened: OpenedRun }> {
  const fixture = await makeRun(await tempFolder(), content, index => index + 1);
  const path = join(fixture.folder, runFile);
  const run = JSON.parse(await readFile(path, 'utf8')) as typeof fixture.run;
  run.clusters[1]?.samples.central.push(1);
  run.clusters[1]?.samples.far.push(1, 1);
  await writeFile(path, JSON.stringify(run));
  return { ...fixture, opened: await OpenedRun.open(fixture.folder) };
}

async function clustersNow(opened: OpenedRun): Promise<{ cluster: number[]; current: boolean }> {
  const { cluster, current } = await opened.lines(quietWork());
  return { cluster: [...cluster], current };
}

describe('OpenedRun', () => {
  it('knows its source and the cluster of every line', async () => {
    const { opened, source } = await made();
    expect(opened.source).toBe(source);
    expect(await clustersNow(opened)).toEqual({ cluster: [1, -1, 2, 3], current: true });
  });

  it('knows a file that was only touched or copied', async () => {
    const { opened, source } = await made();
    await utimes(source, 1_000, 1_000);
    expect(await clustersNow(opened)).toEqual({ cluster: [1, -1, 2, 3], current: true });
    expect((await opened.row(0)).fields[0]?.text).toBe('a');
    expect(await opened.samples(2, 'central')).toHaveLength(1);
  });

  it('follows moved lines and marks changed ones after an edit', async () => {
    const { opened, source } = await made();
    await writeFile(source, `${row('c')}${row('new')}\n${row('a')}${row('b')}`);
    expect(await clustersNow(opened)).toEqual({ cluster: [3, -2, -1, 1, 2], current: false });
    await writeFile(source, content);
    expect(await clustersNow(opened)).toEqual({ cluster: [1, -1, 2, 3], current: true });
  });

  it('has no cluster for the lines of a file that is empty now', async () => {
    const { opened, source } = await made();
    await truncate(source, 0);
    expect(await clustersNow(opened)).toEqual({ cluster: [], current: false });
  });

  it('shows a row as it stands in the file', async () => {
    const { opened } = await made();
    expect(await opened.row(2)).toEqual({
      row: 2,
      line: 4,
      distance: 2 / 64,
      fields: [
        { name: 'instruction', text: 'c', omitted: 0 },
        { name: 'output', text: 'c!', omitted: 0 },
      ],
    });
  });

  it('shows the sample rows of a cluster in their order', async () => {
    const { opened } = await made();
    expect((await opened.samples(2, 'central')).map(({ line }) => line)).toEqual([3]);
    expect((await opened.samples(2, 'far')).map(({ line }) => line)).toEqual([3, 3]);
    expect(await opened.samples(2, 'varied')).toEqual([]);
    expect(await opened.samples(9, 'central')).toEqual([]);
  });

  it('shortens long fields of a sample, but not of a row that is asked for', async () => {
    const long = `{"instruction":"${'가'.repeat(5_000)}"}\n`;
    const { folder } = await makeRun(await tempFolder(), long, () => 1);
    const path = join(folder, runFile);
    const json = await readFile(path, 'utf8');
    await writeFile(path, json.replace(/"central": \[\]/, '"central": [0]'));
    const opened = await OpenedRun.open(folder);
    const [sample] = await opened.samples(1, 'central');
    expect(sample?.fields[0]).toMatchObject({ text: '가'.repeat(1_200), omitted: 3_800 });
    expect((await opened.row(0)).fields[0]).toMatchObject({ omitted: 0 });
  });

  it.each([-1, 3, 1.5, NaN])('knows no row %d', async number => {
    const { opened } = await made();
    await expect(opened.row(number)).rejects.toThrow(`There is no row ${number}.`);
  });

  it('shows no row of a file that has changed', async () => {
    const { opened, source } = await made();
    await appendFile(source, row('d'));
    await expect(opened.row(0)).rejects.toMatchObject({
      code: 'source-changed',
      message: `${source} has changed since it was clustered. Cluster it again.`,
    });
    await expect(opened.samples(2, 'central')).rejects.toMatchObject({ code: 'source-changed' });
  });

  it('says so when the source is gone', async () => {
    const { opened, source } = await made();
    await rename(source, `${source}.away`);
    await expect(opened.lines(quietWork())).rejects.toMatchObject({ code: 'source-missing' });
    await expect(opened.row(0)).rejects.toMatchObject({ code: 'source-missing' });
    await rename(`${source}.away`, source);
    expect((await opened.row(0)).line).toBe(1);
  });

  it('leaves the run and the source as they were', async () => {
    const { opened, source, folder } = await made();
    const before = [await stat(source), await stat(join(folder, runFile))];
    await opened.lines(quietWork());
    await opened.row(1);
    const after = [await stat(source), await stat(join(folder, runFile))];
    expect(after.map(({ mtimeMs, size }) => [mtimeMs, size])).toEqual(
      before.map(({ mtimeMs, size }) => [mtimeMs, size]),
    );
  });

  it('says so when its folder is gone or damaged', async () => {
    const { folder } = await made();
    await truncate(join(folder, 'rows.parquet'), 10);
    await expect(OpenedRun.open(folder)).rejects.toMatchObject({ code: 'run-damaged' });
    await rm(folder, { recursive: true });
    await expect(OpenedRun.open(folder)).rejects.toMatchObject({ code: 'run-missing' });
  });

  it('stops looking at a changed file when it is cancelled', async () => {
    const { opened, source } = await made();
    await writeFile(source, row('b'));
    const work = { ...quietWork(), signal: AbortSignal.abort('enough') };
    await expect(opened.lines(work)).rejects.toBe('enough');
  });
});
