import { unlinkSync, writeFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Progress, Stage, Work } from '../../../src/core/progress.ts';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { sharedEngine } from '../embed/engine.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { noMount, withMount } from '../run/with-mount.ts';
import { clusterContent, requestIn, rowOf, runOf, sampleLines } from './cluster-content.ts';

const tempFolder = tempFolders();
const engine = sharedEngine();
const content = sampleLines(60);

/** What a run of `content` gives when nothing happens to it. */
let undisturbed: Run;
let undisturbedBytes: number;
beforeAll(async () => {
  const parent = await tempFolder();
  undisturbed = runOf(await clusterContent(engine(), parent, content));
  undisturbedBytes = await cacheBytes(requestIn(parent).cacheFolder);
});

/** Work that does `action` when the first progress of `stage` is reported. */
function workUntil(stage: Stage, action: (abort: AbortController) => void): Work {
  const abort = new AbortController();
  let done = false;
  const report = (progress: Progress): void => {
    if (done || progress.stage !== stage) return;
    done = true;
    action(abort);
  };
  return { signal: abort.signal, report };
}

describe('a run that is cancelled', () => {
  it('does not begin when it is cancelled already', async () => {
    const parent = await tempFolder();
    const work = { signal: AbortSignal.abort(), report: () => undefined };
    expect(await clusterContent(engine(), parent, content, {}, work)).toEqual({
      status: 'cancelled',
    });
    expect(await readdir(parent)).toEqual(['data.jsonl']);
  });

  it.each(['scan', 'embed', 'cluster', 'describe', 'save'] as const)(
    'during %s leaves no run, and keeps its vectors',
    async stage => {
      const parent = await tempFolder();
      const { source, cacheFolder } = requestIn(parent);
      const work = workUntil(stage, abort => abort.abort());
      expect(await clusterContent(engine(), parent, content, {}, work)).toEqual({
        status: 'cancelled',
      });
      const left = stage === 'scan' ? ['data.jsonl'] : ['cache', 'data.jsonl'];
      expect(await readdir(parent)).toEqual(left);
      expect(await readFile(source, 'utf8')).toBe(content);
      const none = stage === 'scan' || stage === 'embed';
      expect(await cacheBytes(cacheFolder)).toBe(none ? 0 : undisturbedBytes);
    },
  );

  it('can be done again, as if it had not been', async () => {
    const parent = await tempFolder();
    const work = workUntil('describe', abort => abort.abort());
    await clusterContent(engine(), parent, content, {}, work);
    const run = runOf(await clusterContent(engine(), parent, content));
    expect(run.clusters).toEqual(undisturbed.clusters);
    expect(await cacheBytes(requestIn(parent).cacheFolder)).toBe(undisturbedBytes);
  });

  it('keeps the run that was there before', async () => {
    const parent = await tempFolder();
    const run = runOf(await clusterContent(engine(), parent, content));
    const work = workUntil('save', abort => abort.abort());
    await clusterContent(engine(), parent, content, { k: 7 }, work);
    const file = join(requestIn(parent).folder, 'run.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ id: run.id });
  });
});

describe('a source that changes during the run', () => {
  const changed = content.replaceAll('e', 'a');

  it.each([
    ['scan', 'grows', content + rowOf('more')],
    ['embed', 'is written anew', changed],
    ['embed', 'becomes shorter', content.slice(0, 500)],
    ['describe', 'becomes longer', content + rowOf('more')],
  ] as const)('is noticed when during %s it %s', async (stage, _, after) => {
    const parent = await tempFolder();
    const { source } = requestIn(parent);
    const work = workUntil(stage, () => writeFileSync(source, after));
    await expect(clusterContent(engine(), parent, content, {}, work)).rejects.toMatchObject({
      code: 'source-changed',
    });
    expect(await readdir(parent)).not.toContain('data.jsonl.clusters');
  });

  it('leaves no wrong vector behind for its earlier texts', async () => {
    const parent = await tempFolder();
    const { source } = requestIn(parent);
    const work = workUntil('embed', () => {
      writeFileSync(source, changed);
    });
    await expect(clusterContent(engine(), parent, content, {}, work)).rejects.toThrow();
    const run = runOf(await clusterContent(engine(), parent, content));
    expect(run.clusters).toEqual(undisturbed.clusters);
  });

  it('is noticed when it disappears', async () => {
    const parent = await tempFolder();
    const { source } = requestIn(parent);
    const work = workUntil('cluster', () => unlinkSync(source));
    await expect(clusterContent(engine(), parent, content, {}, work)).rejects.toMatchObject({
      code: 'source-missing',
    });
  });
});

describe('a run folder that cannot be written', () => {
  it.for([
    ['read-only', 'ro', 'folder-read-only'],
    ['full', 'size=4k', 'disk-full'],
  ] as const)(
    'is named when it is %s, and the vectors are kept',
    async ([, options, code], context) => {
      const parent = await tempFolder();
      const disk = join(parent, 'disk');
      const mounted = await withMount(disk, options, async () => {
        const folder = join(disk, 'run');
        await expect(clusterContent(engine(), parent, content, { folder })).rejects.toMatchObject({
          code,
          message: expect.stringContaining(folder) as unknown,
        });
        expect(await readdir(disk)).toEqual([]);
      });
      if (!mounted) context.skip(noMount);
      expect(await cacheBytes(requestIn(parent).cacheFolder)).toBeGreaterThan(0);
    },
  );

  it('is named when a file is in its place, which stays as it is', async () => {
    const parent = await tempFolder();
    const { folder } = requestIn(parent);
    await writeFile(folder, 'mine');
    await expect(clusterContent(engine(), parent, content)).rejects.toMatchObject({
      code: 'not-a-folder',
    });
    expect(await readFile(folder, 'utf8')).toBe('mine');
  });

  it('goes on with a cache on a full disk', async context => {
    const parent = await tempFolder();
    const disk = join(parent, 'disk');
    const mounted = await withMount(disk, 'size=20k', async () => {
      const notices: string[] = [];
      const work = { ...quietWork(), notice: (message: string) => void notices.push(message) };
      const options = { cacheFolder: disk };
      const run = runOf(await clusterContent(engine(), parent, content, options, work));
      expect(run.clusters).toEqual(undisturbed.clusters);
      expect(notices).toEqual([expect.stringContaining('There is no space left')]);
      const again = runOf(await clusterContent(engine(), parent, content, options));
      expect(again.clusters).toEqual(undisturbed.clusters);
    });
    if (!mounted) context.skip(noMount);
  });
});
