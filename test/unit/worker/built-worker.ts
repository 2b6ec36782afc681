import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach } from 'vitest';
import { WorkerProcess, type WorkerLaunch } from '../../../src/host/worker/worker-process.ts';
import type { WorkerApi } from '../../../src/protocol/worker-api.ts';

export const workerScript = resolve(import.meta.dirname, '../../../dist/worker.js');

export interface StartedWorker extends WorkerProcess<WorkerApi> {
  /** What it printed, line by line. */
  readonly printed: readonly string[];
}

/** Starts real workers, which are ended after each test. */
export function workers(): (launch?: Partial<Pick<WorkerLaunch, 'execArgv'>>) => StartedWorker {
  const started: WorkerProcess<WorkerApi>[] = [];
  afterEach(() => {
    for (const worker of started.splice(0)) worker.kill();
  });
  return ({ execArgv = [] } = {}) => {
    if (!existsSync(workerScript)) throw new Error('there is no worker; run `npm run build`');
    const printed: string[] = [];
    const log = (line: string): void => void printed.push(line);
    const worker = new WorkerProcess<WorkerApi>({
      script: workerScript,
      env: {},
      execArgv,
      log,
    });
    started.push(worker);
    return Object.assign(worker, { printed });
  };
}
