import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runFile } from '../../../src/core/run/run-folder.ts';
import { OpenedRuns } from '../../../src/worker/opened-runs.ts';
import { makeRun } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

async function runFolder(): Promise<string> {
  const { folder } = await makeRun(await tempFolder(), '{"instruction":"a"}\n', () => 1);
  return folder;
}

describe('OpenedRuns', () => {
  it('reads a run once while it stays as it is', async () => {
    const runs = new OpenedRuns();
    const folder = await runFolder();
    expect(await runs.open(folder)).toBe(await runs.open(folder));
  });

  it('reads a run again when it was written anew, or when told to forget it', async () => {
    const runs = new OpenedRuns();
    const folder = await runFolder();
    const first = await runs.open(folder);
    await utimes(join(folder, runFile), 1_000, 1_000);
    const second = await runs.open(folder);
    expect(second).not.toBe(first);
    runs.forget(folder);
    expect(await runs.open(folder)).not.toBe(second);
  });

  it('keeps the three that were asked for last', async () => {
    const runs = new OpenedRuns();
    const [a, b, c, d] = [
      await runFolder(),
      await runFolder(),
      await runFolder(),
      await runFolder(),
    ];
    const first = await runs.open(a);
    const second = await runs.open(b);
    await runs.open(c);
    expect(await runs.open(a)).toBe(first);
    await runs.open(d);
    expect(await runs.open(a)).toBe(first);
    expect(await runs.open(b)).not.toBe(second);
  });

  it('tries again after an error', async () => {
    const runs = new OpenedRuns();
    const parent = await tempFolder();
    const folder = join(parent, 'data.jsonl.clusters');
    await expect(runs.open(folder)).rejects.toMatchObject({ code: 'run-missing' });
    await makeRun(parent, '{"instruction":"a"}\n', () => 1);
    expect((await runs.open(folder)).run.counts.rows).toBe(1);
    await rm(folder, { recursive: true });
    await expect(runs.open(folder)).rejects.toMatchObject({ code: 'run-missing' });
  });
});
