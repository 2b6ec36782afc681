import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import { HumanError } from '../../../src/core/errors.ts';
import { ChannelClosedError } from '../../../src/protocol/rpc.ts';
import type { CutUpdate, WorkerApi } from '../../../src/protocol/worker-api.ts';
import { requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers, workerScript } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();

describe('the worker', () => {
  it('does the whole job', async () => {
    const parent = await tempFolder();
    const request = requestIn(parent);
    const { source, folder } = request;
    await writeFile(source, `oops\n${sampleLines(60)}`);
    const { rpc, printed } = startWorker();

    expect(await rpc.call('open', { folder })).toBeUndefined();
    const { templates } = await rpc.call('inspect', { path: source });
    expect(templates[0]?.template).toBe('{instruction}');

    const stages: string[] = [];
    const onProgress = (update: WorkerApi['cluster']['progress']): void => {
      if ('stage' in update) stages.push(update.stage);
    };
    const run = runOf(await rpc.call('cluster', request, { onProgress }));
    expect([...new Set(stages)]).toEqual(['scan', 'embed', 'cluster', 'describe', 'save']);
    expect(await rpc.call('open', { folder })).toEqual({
      ...run,
      seconds: expect.anything() as unknown,
    });

    const lines = await rpc.call('lines', { folder });
    expect(lines.cluster).toBeInstanceOf(Int16Array);
    expect(lines.cluster).toHaveLength(61);
    expect(lines.distance).toBeInstanceOf(Float32Array);
    expect([lines.cluster[0], lines.current]).toEqual([-1, true]);
    const [sample] = await rpc.call('samples', { folder, cluster: 1, kind: 'central' });
    expect(lines.cluster[(sample?.line ?? 0) - 1]).toBe(1);
    expect((await rpc.call('row', { folder, row: 0 })).line).toBe(2);

    const cuts = await rpc.call('cuts', { folder });
    expect(cuts[0]?.k).toBe(2);
    expect(cuts.map(({ sizes }) => sizes.reduce((a, b) => a + b))).toEqual(cuts.map(() => 60));
    const told: CutUpdate['cut'][] = [];
    const onRecut = (update: WorkerApi['recut']['progress']): void => {
      if ('cut' in update) told.push(update.cut);
    };
    const recut = await rpc.call('recut', { folder, k: 5 }, { onProgress: onRecut });
    if (recut.status === 'cancelled') throw new Error('It was cancelled.');
    expect(recut.value.run.clusters.map(({ id, rows }) => ({ id, rows }))).toEqual(
      told[0]?.clusters,
    );
    expect((await rpc.call('lines', { folder })).cluster).toEqual(told[0]?.lines.cluster);
    expect(await rpc.call('open', { folder })).toEqual(recut.value.run);

    const out = join(parent, 'out');
    const split = { folder, out, drop: [2], names: {}, force: false };
    const plan = await rpc.call('planSplit', split);
    const outcome = await rpc.call('split', split);
    expect(outcome).toMatchObject({ status: 'done', value: { lines: 61, invalid: 1 } });
    expect((await readdir(out)).sort()).toEqual(
      [...plan.files.map(({ file }) => file), 'manifest.json'].sort(),
    );

    await rpc.call('clear', { folder });
    expect(await rpc.call('open', { folder })).toBeUndefined();
    expect(await readdir(parent)).toEqual(['cache', 'data.jsonl', 'out']);
    expect(printed).toEqual([]);
  });

  it('hands errors for a person over with their code', async () => {
    const request = requestIn(await tempFolder());
    const { rpc } = startWorker();
    const missing: unknown = await rpc.call('cluster', request).catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(HumanError);
    expect(missing).toMatchObject({ code: 'source-missing' });
    await mkdir(request.folder);
    await writeFile(join(request.folder, 'run.json'), '{"format":');
    for (const method of ['open', 'lines'] as const) {
      await expect(rpc.call(method, request)).rejects.toMatchObject({ code: 'run-damaged' });
    }
  });

  it('answers a cancel with a value and goes on', async () => {
    const request = requestIn(await tempFolder());
    await writeFile(request.source, sampleLines(60));
    const { rpc } = startWorker();
    const abort = new AbortController();
    const onProgress = (update: WorkerApi['cluster']['progress']): void => {
      if ('stage' in update && update.stage === 'embed') abort.abort();
    };
    const outcome = await rpc.call('cluster', request, { signal: abort.signal, onProgress });
    expect(outcome).toEqual({ status: 'cancelled' });
    expect(await rpc.call('open', request)).toBeUndefined();
    expect(runOf(await rpc.call('cluster', request)).clusters).toHaveLength(3);
  });

  it('resumes after a kill from what was embedded, with the same result', async () => {
    const [parent, elsewhere] = [await tempFolder(), await tempFolder()];
    const request = requestIn(parent);
    const content = sampleLines(2_000);
    await writeFile(request.source, content);
    const killed = startWorker();
    const onProgress = (update: WorkerApi['cluster']['progress']): void => {
      if (!('stage' in update)) return;
      const { stage, done, total } = update;
      if (stage === 'embed' && done > 0 && done < total) killed.kill();
    };
    const call = killed.rpc.call('cluster', request, { onProgress });
    await expect(call).rejects.toThrow(ChannelClosedError);
    expect(await readdir(parent)).toEqual(['cache', 'data.jsonl']);
    expect(await readFile(request.source, 'utf8')).toBe(content);
    const kept = await cacheBytes(request.cacheFolder);
    expect(kept).toBeGreaterThan(0);

    const { rpc } = startWorker();
    const resumed = runOf(await rpc.call('cluster', request));
    const undisturbed = requestIn(elsewhere, { source: request.source });
    const whole = runOf(await rpc.call('cluster', undisturbed));
    expect(resumed.clusters).toEqual(whole.clusters);
    expect(resumed.files.rows.sha256).toBe(whole.files.rows.sha256);
    const all = await cacheBytes(undisturbed.cacheFolder);
    expect(kept).toBeLessThan(all);
    // Nothing was embedded twice, but for what the kill tore in the middle.
    expect(await cacheBytes(request.cacheFolder)).toBe(all);
  });

  it('ends when its host goes', async () => {
    const child = fork(workerScript, [], { serialization: 'advanced', silent: true });
    const ended = once(child, 'exit');
    await once(child, 'spawn');
    child.disconnect();
    expect(await ended).toEqual([0, null]);
  });

  it('does not run by itself', () => {
    const { status, stderr } = spawnSync(process.execPath, [workerScript], { encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stderr).toContain('The worker is started by the extension, not by itself.');
  });
});
