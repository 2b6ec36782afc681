import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WorkerProcess } from '../../src/host/worker/worker-process.ts';
import type { WorkerApi } from '../../src/protocol/worker-api.ts';
import { alternate } from '../harness/alternate.ts';
import { Missing, type Benchmark } from '../harness/benchmark.ts';
import { seconds, whole } from '../harness/figures.ts';
import { dist } from '../harness/places.ts';
import { nsmc, realLines } from '../harness/real-rows.ts';

const script = join(dist, 'worker.js');
const allowed = 3;

/** From the start of the editor's worker, model and all, to the first clusters of a large file. */
export const previewBenchmark: Benchmark = {
  name: 'preview',
  async *measure({ full, rounds, folder }) {
    if (!existsSync(script)) throw new Missing('dist/worker.js is not there; run `npm run build`');
    const lines = await realLines(nsmc, full ? Infinity : 50_000);
    const source = join(folder, 'rows.jsonl');
    await writeFile(source, lines.map(line => `${line}\n`).join(''));
    const [ours = NaN] = await alternate(rounds, [() => secondsToPreview(source, folder)]);
    yield {
      stage: 'preview, cold start',
      size: `${nsmc.name}, ${whole(lines.length)} rows`,
      ours: seconds(ours),
      peer: `allowed: ${seconds(allowed)}`,
      ratio: allowed / ours,
      goal: 1,
    };
  },
};

async function secondsToPreview(source: string, folder: string): Promise<number> {
  const request = {
    source,
    folder: await mkdtemp(join(folder, 'run-')),
    cacheFolder: await mkdtemp(join(folder, 'cache-')),
    cacheBytes: Infinity,
    template: undefined,
    k: 'auto',
    method: 'tree',
    seed: 1,
    sample: undefined,
    formWeight: 1,
  } as const;
  const start = performance.now();
  const worker = new WorkerProcess<WorkerApi>({
    script,
    env: {},
    execArgv: [],
    log: console.error,
  });
  const shown = new AbortController();
  let taken = NaN;
  await worker.rpc.call('cluster', request, {
    signal: shown.signal,
    onProgress: update => {
      if (!('preview' in update)) return;
      taken = (performance.now() - start) / 1000;
      shown.abort();
    },
  });
  worker.kill();
  return taken;
}
