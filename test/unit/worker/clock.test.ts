import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { cacheBytes } from '../../../src/core/embed/cache/cache-files.ts';
import type { Progress } from '../../../src/core/progress.ts';
import type { WorkerApi } from '../../../src/protocol/worker-api.ts';
import { requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();

/** Loaded into the worker: its clock jumps a year forth or back whenever it is read. */
const jumpingClock = `
  const now = Date.now, year = 365 * 86400e3;
  let jumps = 0;
  const jumped = () => now() + (jumps++ % 3 - 1) * year;
  globalThis.Date = class extends Date {
    constructor(...args) { args.length === 0 ? super(jumped()) : super(...args); }
    static now() { return jumped(); }
  };
`;

describe('a clock that jumps', () => {
  it('disturbs neither progress nor the cache nor the run', async () => {
    const request = requestIn(await tempFolder());
    await writeFile(request.source, sampleLines(300));
    const clock = `data:text/javascript,${encodeURIComponent(jumpingClock)}`;
    const jumping = startWorker({ execArgv: ['--import', clock] });
    const told: Progress[] = [];
    const onProgress = (update: WorkerApi['cluster']['progress']): void => {
      if ('stage' in update) told.push(update);
    };
    const run = runOf(await jumping.rpc.call('cluster', request, { onProgress }));
    expect(told.length).toBeGreaterThan(5);
    for (const { rate, remainingSeconds = 0, done, total } of told) {
      expect(rate).toBeGreaterThanOrEqual(0);
      expect(remainingSeconds).toBeGreaterThanOrEqual(0);
      expect(remainingSeconds).toBeLessThan(3_600);
      expect(done).toBeLessThanOrEqual(total);
    }
    for (const seconds of Object.values(run.seconds)) expect(seconds).toBeLessThan(3_600);
    const bytes = await cacheBytes(request.cacheFolder);
    const usual = startWorker();
    const again = runOf(await usual.rpc.call('cluster', request));
    expect(again.clusters).toEqual(run.clusters);
    expect(await cacheBytes(request.cacheFolder)).toBe(bytes);
  });
});
