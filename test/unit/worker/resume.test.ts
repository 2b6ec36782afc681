import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { scan } from '../../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import { openCache } from '../../../src/core/embed/cache/open-cache.ts';
import { Random } from '../../../src/core/math/random.ts';
import { vectorSet } from '../../../src/core/math/vectors.ts';
import type { ClusterRequest } from '../../../src/core/pipeline.ts';
import type { Outcome } from '../../../src/core/progress.ts';
import { openRun } from '../../../src/core/run/open-run.ts';
import type { Run } from '../../../src/core/run/run.ts';
import { overallPercent } from '../../../src/host/jobs/overall-percent.ts';
import { ChannelClosedError } from '../../../src/protocol/rpc.ts';
import type { WorkerApi } from '../../../src/protocol/worker-api.ts';
import { clustersIn, requestIn, runOf, sampleLines } from '../pipeline/cluster-content.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { workers, type StartedWorker } from './built-worker.ts';

const tempFolder = tempFolders();
const startWorker = workers();
const seed = 4;
/** Milliseconds after a progress message within which a run is interrupted. */
const jitterMs = 40;

/** Rows of the sample, twice, with an end that makes each of them another text. */
const content = sampleLines(2_000)
  .split(/(?<=\n)/)
  .flatMap(line => [line, line.replace(/"instruction":"/, '$&(2) ')])
  .join('');

/** Moments of a run from 0 to 100 percent, ascending. */
function moments(count: number, random: Random): number[] {
  return Array.from({ length: count }, () => 100 * random.next()).sort((a, b) => a - b);
}

/** Clusters and does `interrupt` a little after the run is `percent` done. */
async function clusterUntil(
  { rpc }: StartedWorker,
  request: ClusterRequest,
  percent: number,
  delayMs: number,
  interrupt: (abort: AbortController) => void,
): Promise<Outcome<Run>> {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const onProgress = (update: WorkerApi['cluster']['progress']): void => {
    if (!('stage' in update) || overallPercent(update) < percent) return;
    timer ??= setTimeout(() => interrupt(abort), delayMs);
  };
  try {
    return await rpc.call('cluster', request, { signal: abort.signal, onProgress });
  } finally {
    clearTimeout(timer);
  }
}

/** The vectors of all texts of the file, one after another, as the cache has them. */
async function vectorsOf(request: ClusterRequest, run: Run): Promise<Float32Array> {
  const { unique } = await scan(request.source, parseTemplate(run.template), quietWork());
  const cache = await openCache(request, run.model, unique, {});
  const vectors = vectorSet(unique.count, run.model.dimensions);
  const missing = await cache.read(Uint32Array.from(unique.firstRow.keys()), vectors);
  await cache.close();
  expect(missing).toEqual([]);
  return vectors.values;
}

interface Compared {
  readonly run: Run;
  /** Greatest difference of two values. */
  readonly apart: number;
  /** Rows in different clusters. */
  readonly moved: number;
}

/** Compares what a disturbed run left with what an undisturbed one gives. */
async function compare(request: ClusterRequest): Promise<Compared> {
  const { folder, cacheFolder } = requestIn(await tempFolder());
  const undisturbed = { ...request, folder, cacheFolder };
  const { rpc } = startWorker();
  const whole = runOf(await rpc.call('cluster', undisturbed));
  const run = await openRun(request.folder);
  const [ours, theirs] = [await vectorsOf(request, run), await vectorsOf(undisturbed, whole)];
  expect(ours.length).toBe(theirs.length);
  const [clusters, expected] = [
    await clustersIn(request.folder, run),
    await clustersIn(undisturbed.folder, whole),
  ];
  return {
    run,
    apart: ours.reduce((most, value, i) => Math.max(most, Math.abs(value - (theirs[i] ?? NaN))), 0),
    moved: clusters.filter((cluster, row) => cluster !== expected[row]).length,
  };
}

describe('a run that is interrupted again and again', () => {
  it('has the vectors and clusters of an undisturbed one after 20 kills', async () => {
    const request = requestIn(await tempFolder(), { k: 12 });
    await writeFile(request.source, content);
    const random = new Random(seed);
    let kills = 0;
    for (const percent of moments(20, random)) {
      const worker = startWorker();
      const delay = jitterMs * random.next();
      const call = clusterUntil(worker, request, percent, delay, () => worker.kill());
      const outcome = await call.catch((error: unknown) => error);
      if (outcome instanceof ChannelClosedError) kills++;
      worker.kill();
    }
    // A run that ends within the last milliseconds is not killed, but begun again by the next.
    expect(kills).toBeGreaterThan(15);
    runOf(await startWorker().rpc.call('cluster', request));
    expect(await readFile(request.source, 'utf8')).toBe(content);
    expect((await readdir(request.folder)).filter(name => /\.[0-9a-f]{12}\./.test(name))).toEqual(
      [],
    );
    const { apart, moved } = await compare(request);
    expect(apart).toBeLessThanOrEqual(1e-5);
    expect(moved).toBe(0);
  }, 240_000);

  it('has them after cancels at random moments in one worker, too', async () => {
    const request = requestIn(await tempFolder(), { k: 12 });
    await writeFile(request.source, content);
    const random = new Random(seed + 1);
    const worker = startWorker();
    let cancels = 0;
    for (const percent of moments(8, random)) {
      const delay = jitterMs * random.next();
      const { status } = await clusterUntil(worker, request, percent, delay, abort =>
        abort.abort(),
      );
      if (status === 'cancelled') cancels++;
    }
    expect(cancels).toBeGreaterThan(4);
    runOf(await worker.rpc.call('cluster', request));
    const { apart, moved } = await compare(request);
    expect([apart <= 1e-5, moved]).toEqual([true, 0]);
  }, 120_000);
});
