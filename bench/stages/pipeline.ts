import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { runCommand } from '../../scripts/command.ts';
import { allocatorSettings } from '../../src/host/worker/allocator-settings.ts';
import { Missing, type Benchmark, type Measurement } from '../harness/benchmark.ts';
import { megabytes, perSecond, seconds, whole } from '../harness/figures.ts';
import { dist } from '../harness/places.ts';
import { writeDifferentRows } from '../harness/different-rows.ts';
import { nsmc, realLines, writeLongRows } from '../harness/real-rows.ts';
import { OpenedRun } from '../../src/core/run/opened-run.ts';
import { unwatched } from '../harness/unwatched.ts';

const cli = join(dist, 'cli.js');
/** Added to the child: says its highest resident set, in kilobytes, when it ends. */
const tellMemory =
  "data:text/javascript,process.on('exit',()=>console.log(process.resourceUsage().maxRSS))";

const longRows = 170_000;
const longRowBytes = 1_700;

const summarySchema = v.object({
  rows: v.number(),
  tokens: v.number(),
  k: v.number(),
  seconds: v.record(v.string(), v.number()),
});

/**
 * The whole job on the command line, first with an empty cache, then once more, when the run is there; with the settings of
 * memory that the extension gives its worker.
 */
export const pipelineBenchmark: Benchmark = {
  name: 'pipeline',
  async *measure({ full, folder }) {
    if (!existsSync(cli)) throw new Missing('dist/cli.js is not there; run `npm run build`');
    for (const count of full ? [50_000, 170_000] : [10_000]) {
      const file = join(folder, `rows-${count}.jsonl`);
      await writeFile(file, (await realLines(nsmc, count)).map(line => `${line}\n`).join(''));
      yield await clusterOnce('whole job', nsmc.name, file);
      yield await clusterOnce('whole job again', nsmc.name, file);
      yield await reopen(nsmc.name, file);
    }
    if (full) yield* measureLarge(folder);
  },
};

/** What memory is judged by: many rows, and long ones. */
async function* measureLarge(folder: string): AsyncGenerator<Measurement> {
  const long = join(folder, 'long-rows.jsonl');
  await writeLongRows(nsmc, long, longRows * longRowBytes);
  yield await clusterOnce('whole job', 'rows of 1.7 kB (ko)', long);
  await rm(long);
  const all = join(folder, 'all-rows.jsonl');
  await writeFile(all, (await realLines(nsmc, Infinity)).map(line => `${line}\n`).join(''));
  yield await clusterOnce('whole job', nsmc.name, all);
}

/** 1.7 million rows that are all different, once; only when it is asked for by name. */
export const millionBenchmark: Benchmark = {
  name: 'million',
  async *measure({ folder }) {
    const file = join(folder, 'million-rows.jsonl');
    await writeDifferentRows(file, 1_700_000);
    yield await clusterOnce('whole job', 'reviews varied by a word (ko)', file);
    yield await clusterOnce('whole job again', 'reviews varied by a word (ko)', file);
  },
};

async function clusterOnce(stage: string, name: string, file: string): Promise<Measurement> {
  const options = ['--json', '--cache', `${file}.cache`];
  const start = performance.now();
  const output = await runCommand(
    process.execPath,
    ['--import', tellMemory, cli, 'cluster', file, ...options],
    { env: allocatorSettings },
  );
  const wall = (performance.now() - start) / 1000;
  const [json = '', kilobytes = ''] = output.trim().split('\n').slice(-2);
  const summary = v.parse(summarySchema, JSON.parse(json));
  const embedSpeed = perSecond(summary.tokens, summary.seconds['embed'] ?? NaN, 'tokens');
  const stages = Object.entries(summary.seconds).map(([name, time]) => `${name} ${seconds(time)}`);
  return {
    stage,
    size: `${name}, ${whole(summary.rows)} rows, k automatic: ${summary.k}`,
    ours: [
      `${seconds(wall)} (${stages.join(', ')})`,
      perSecond(summary.rows, wall, 'rows'),
      ...(stage === 'whole job again' ? [] : [`embed ${embedSpeed}`]),
      `peak memory ${megabytes(Number(kilobytes) * 1024)}`,
    ].join('; '),
  };
}

/** From a finished run on disk to the cluster of every line. */
async function reopen(name: string, file: string): Promise<Measurement> {
  const start = performance.now();
  const opened = await OpenedRun.open(`${file}.clusters`);
  await opened.lines(unwatched);
  const wall = (performance.now() - start) / 1000;
  const { rows } = opened.run.counts;
  return { stage: 'reopen a run', size: `${name}, ${whole(rows)} rows`, ours: seconds(wall) };
}
