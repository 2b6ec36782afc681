import { writeFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { LackOfMemory } from '../../../src/host/worker/worker-process.ts';
import { WorkerService } from '../../../src/host/worker/worker-service.ts';
import type { WorkerApi } from '../../../src/protocol/worker-api.ts';
import { requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers, workerScript } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();

let service: WorkerService<WorkerApi> | undefined;
afterEach(() => service?.dispose());

describe('a worker without enough memory', () => {
  it('is followed by one that takes less and gives the same clusters', async () => {
    const request = requestIn(await tempFolder());
    await writeFile(request.source, sampleLines(300));
    const crashes: (LackOfMemory | undefined)[] = [];
    service = new WorkerService<WorkerApi>({
      script: workerScript,
      env: {},
      // The tokenizer alone takes more.
      execArgv: ['--max-old-space-size=20'],
      callOnce: ['split'],
      idleMs: 60_000,
      graceMs: 60_000,
      log: () => undefined,
      onCrash: (_, interrupted, lack) => crashes.push(interrupted ? lack : undefined),
    });
    const run = runOf(await service.call('cluster', request));
    expect(crashes).toEqual(['heap']);
    const { folder, cacheFolder } = requestIn(await tempFolder());
    const usual = await startWorker().rpc.call('cluster', { ...request, folder, cacheFolder });
    expect(run.clusters).toEqual(runOf(usual).clusters);
  });
});
