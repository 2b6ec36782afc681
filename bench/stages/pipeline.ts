import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { runCommand } from '../../scripts/command.ts';
import { Missing, type Benchmark, type Measurement } from '../harness/benchmark.ts';
import { megabytes, perSecond, seconds, whole } from '../harness/figures.ts';
import { dist } from '../harness/places.ts';
import { nsmc, realLines } from '../harness/real-rows.ts';

const cli = join(dist, 'cli.js');
/** Added to the child: says its highest resident set, in kilobytes, when it ends. */
const tellMemory =
  "data:text/javascript,process.on('exit',()=>console.log(process.resourceUsage().maxRSS))";

const summarySchema = v.object({
  rows: v.number(),
  tokens: v.number(),
  k: v.number(),
  seconds: v.record(v.string(), v.number()),
});

/** The whole job on the command line, first with an empty cache, then once more with a full one. */
export const pipelineBenchmark: Benchmark = {
  name: 'pipeline',
  async *measure({ full, folder }) {
    if (!existsSync(cli)) throw new Missing('dist/cli.js is not there; run `npm run build`');
    const lines = await realLines(nsmc, full ? 50_000 : 10_000);
    const file = join(folder, 'rows.jsonl');
    await writeFile(file, lines.map(line => `${line}\n`).join(''));
    yield await clusterOnce('whole job', file);
    yield await clusterOnce('whole job, vectors cached', file);
  },
};

async function clusterOnce(stage: string, file: string): Promise<Measurement> {
  const options = ['--json', '--cache', `${file}.cache`];
  const start = performance.now();
  const output = await runCommand(process.execPath, [
    ...['--import', tellMemory, cli, 'cluster', file],
    ...options,
  ]);
  const wall = (performance.now() - start) / 1000;
  const [json = '', kilobytes = ''] = output.trim().split('\n').slice(-2);
  const summary = v.parse(summarySchema, JSON.parse(json));
  const stages = Object.entries(summary.seconds).map(([name, time]) => `${name} ${seconds(time)}`);
  return {
    stage,
    size: `${nsmc.name}, ${whole(summary.rows)} rows, k automatic: ${summary.k}`,
    ours: [
      `${seconds(wall)} (${stages.join(', ')})`,
      perSecond(summary.rows, wall, 'rows'),
      `embed ${perSecond(summary.tokens, summary.seconds['embed'] ?? NaN, 'tokens')}`,
      `peak memory ${megabytes(Number(kilobytes) * 1024)}`,
    ].join('; '),
  };
}
