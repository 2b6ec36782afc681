import { readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  openRun,
  readCentroids,
  readRows,
  readSpace,
  readVectors,
} from '../../../src/core/run/open-run.ts';
import { changeRun } from '../../../src/core/run/write-run.ts';
import { vectorsOf } from '../math/vectors-of.ts';
import { assign, draftFor, makeRun, quietWork, type RunFixture } from './run-fixture.ts';
import { tempFolders } from './temp-folder.ts';

const tempFolder = tempFolders();
const source = ['a', 'b', 'c'].map(text => `{"instruction":"${text}"}\n`).join('oops\n');

async function made(): Promise<RunFixture> {
  return makeRun(await tempFolder(), source, () => 1);
}

/** The same run with a cluster for every row. */
function changes({ source, parts }: RunFixture) {
  const assignment = assign(3, row => row + 1);
  const { clusters } = draftFor(source, assignment);
  const centroids = {
    numbers: Float64Array.of(1, 2, 3),
    centroids: vectorsOf([1, 0, 0], [0, 1, 0], [0, 0, 1]),
  };
  return { changes: { clusters }, parts: { rows: { ...parts.rows, ...assignment }, centroids } };
}

describe('changeRun', () => {
  it('replaces what is given and leaves the other files alone', async () => {
    const before = await made();
    const { folder } = before;
    const vectors = await stat(join(folder, 'vectors.npy'));
    const change = changes(before);
    const run = await changeRun(folder, before.run, change.changes, change.parts, quietWork());
    expect(await openRun(folder)).toEqual(run);
    expect(run).toMatchObject({ createdAt: before.run.createdAt, source: before.run.source });
    expect(run.id).not.toBe(before.run.id);
    expect((await readRows(folder, run)).cluster).toEqual(Int32Array.of(1, 2, 3));
    expect(await readCentroids(folder, run)).toEqual(change.parts.centroids);
    expect(await readVectors(folder, run)).toEqual(before.parts.vectors);
    expect((await stat(join(folder, 'vectors.npy'))).ino).toBe(vectors.ino);
    expect(await readSpace(folder, run)).toEqual(before.parts.space);
  });

  it('keeps a file that an interrupted write left under its first name', async () => {
    const before = await made();
    const { folder, run } = before;
    await rename(join(folder, 'vectors.npy'), join(folder, `vectors.${run.id}.npy`));
    const change = changes(before);
    const changed = await changeRun(folder, run, change.changes, change.parts, quietWork());
    expect(await readVectors(folder, changed)).toEqual(before.parts.vectors);
    expect(await readdir(folder)).toContain('vectors.npy');
    expect(await readdir(folder)).not.toContain(`vectors.${run.id}.npy`);
  });

  it('leaves the run as it was when it is cancelled or a file is missing', async () => {
    const before = await made();
    const { folder, run } = before;
    const names = await readdir(folder);
    const change = changes(before);
    const work = { ...quietWork(), signal: AbortSignal.abort('enough') };
    await expect(changeRun(folder, run, change.changes, change.parts, work)).rejects.toBe('enough');
    expect(await openRun(folder)).toEqual(run);
    expect(await readdir(folder)).toEqual(names);

    const text = await readFile(join(folder, 'run.json'), 'utf8');
    await writeFile(join(folder, 'vectors.npy'), 'torn');
    await expect(
      changeRun(folder, run, change.changes, change.parts, quietWork()),
    ).rejects.toMatchObject({ code: 'run-damaged' });
    expect(await readFile(join(folder, 'run.json'), 'utf8')).toBe(text);
    expect(await readdir(folder)).toEqual(names);
  });
});
