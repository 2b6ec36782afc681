import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Progress, Stage } from '../../../src/core/progress.ts';
import { openRun, readInvalid, readRows, readVectors } from '../../../src/core/run/open-run.ts';
import { ChannelClosedError } from '../../../src/protocol/rpc.ts';
import { requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();

/** When the worker is killed: so many milliseconds after a stage has begun. */
const kills: readonly (readonly [Stage, number])[] = [
  ['scan', 0],
  ['embed', 0],
  ['save', 0],
  ['save', 4],
  ['save', 16],
];

describe('an update by the worker', () => {
  it('leaves a whole run whenever it is killed, and does the rest the next time', async () => {
    const parent = await tempFolder();
    const { source, folder, ...request } = requestIn(parent);
    await writeFile(source, sampleLines(120));
    const first = startWorker();
    const before = runOf(await first.rpc.call('cluster', { source, folder, ...request }));
    await writeFile(source, sampleLines(240));
    const elsewhere = join(parent, 'undisturbed');
    await cp(folder, elsewhere, { recursive: true });
    const outcome = await first.rpc.call('update', { folder: elsewhere, ...request });
    const whole = outcome.status === 'done' ? outcome.value : undefined;
    expect(whole?.added).toBeGreaterThan(100);

    for (const [at, milliseconds] of kills) {
      const killed = startWorker();
      const onProgress = ({ stage }: Progress): void => {
        if (stage === at) void setTimeout(milliseconds).then(() => killed.kill());
      };
      const call = killed.rpc.call('update', { folder, ...request }, { onProgress });
      // The last kills may come after the end.
      const ended = await call.catch((error: unknown) => error);
      if (milliseconds === 0) expect(ended).toBeInstanceOf(ChannelClosedError);
      const run = await openRun(folder);
      expect([before.source.lines, 240]).toContain(run.source.lines);
      await readRows(folder, run);
      await readInvalid(folder, run);
      expect((await readVectors(folder, run)).count).toBe(run.counts.clustered);
    }

    const { rpc } = startWorker();
    await rpc.call('update', { folder, ...request });
    const run = await openRun(folder);
    expect(run.clusters).toEqual(whole?.run.clusters);
    expect(run.files.rows.sha256).toBe(whole?.run.files.rows.sha256);
    expect((await rpc.call('lines', { folder })).current).toBe(true);
  });
});
