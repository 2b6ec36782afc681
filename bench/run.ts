/**
 * `npm run bench [-- NAME… --full --rounds N --write]`: measures the stages against their peers on
 * real rows and prints a table. What is missing on this machine is said and left out. `--write`
 * also writes what was measured to `docs/performance.md`, where the rest stays.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { HumanError } from '../src/core/errors.ts';
import { loadEngine, type Engine } from '../src/core/engine.ts';
import { resourcesIn } from '../src/core/resources.ts';
import { Missing, type Benchmark } from './harness/benchmark.ts';
import { performancePage, type Section } from './harness/performance-page.ts';
import { benchCache, dist, root } from './harness/places.ts';
import { tableHead, tableRow } from './harness/table.ts';
import { cacheBenchmark } from './stages/cache.ts';
import { describeBenchmark } from './stages/describe.ts';
import { embedBenchmark } from './stages/embed.ts';
import { kMeansBenchmark } from './stages/k-means.ts';
import { mapBenchmark } from './stages/map.ts';
import { millionBenchmark, pipelineBenchmark } from './stages/pipeline.ts';
import { previewBenchmark } from './stages/preview.ts';
import { recutBenchmark } from './stages/recut.ts';
import { scanBenchmark } from './stages/scan.ts';
import { searchBenchmark } from './stages/search.ts';
import { splitBenchmark } from './stages/split.ts';
import { tokenizeBenchmark } from './stages/tokenize.ts';
import { transformerBenchmark } from './stages/transformer.ts';

const benchmarks: readonly Benchmark[] = [
  scanBenchmark,
  tokenizeBenchmark,
  embedBenchmark,
  transformerBenchmark,
  cacheBenchmark,
  kMeansBenchmark,
  recutBenchmark,
  mapBenchmark,
  describeBenchmark,
  searchBenchmark,
  splitBenchmark,
  previewBenchmark,
  pipelineBenchmark,
  millionBenchmark,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
  },
});
const unknown = positionals.filter(name => !benchmarks.some(one => one.name === name));
if (unknown.length > 0) {
  const names = benchmarks.map(({ name }) => name).join(', ');
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${names}.`);
  process.exit(2);
}

let loading: Promise<Engine> | undefined;
const engine = (): Promise<Engine> => (loading ??= loadEngine(resourcesIn(dist)));
const sections: Section[] = [];

console.log(tableHead);
for (const benchmark of benchmarks) {
  const wanted =
    positionals.length === 0
      ? benchmark !== millionBenchmark
      : positionals.includes(benchmark.name);
  if (wanted) await run(benchmark);
}
for (const line of sections.flatMap(({ skipped }) => skipped)) console.log(`left out: ${line}`);
if (values.write) await write();

async function run(benchmark: Benchmark): Promise<void> {
  await mkdir(benchCache, { recursive: true });
  const folder = await mkdtemp(join(benchCache, 'run-'));
  const rows: string[] = [];
  const skipped: string[] = [];
  const skip = (what: string, { message }: Error): void => void skipped.push(`${what}: ${message}`);
  const rounds = Number(values.rounds);
  try {
    for await (const row of benchmark.measure({
      full: values.full,
      rounds,
      folder,
      engine,
      skip,
    })) {
      rows.push(tableRow(row));
      console.log(tableRow(row));
    }
  } catch (error) {
    if (!(error instanceof Missing || error instanceof HumanError)) throw error;
    skip(benchmark.name, error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  sections.push({ name: benchmark.name, rows, skipped });
}

async function write(): Promise<void> {
  const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
  const path = join(root, 'docs', 'performance.md');
  const names = benchmarks.map(({ name }) => name);
  const page = performancePage(await readFile(path, 'utf8'), sections, command, names);
  await writeFile(path, await format(page, { ...(await resolveConfig(path)), filepath: path }));
  console.log('Written to docs/performance.md.');
}
