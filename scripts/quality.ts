/**
 * `npm run quality`: clusters labelled sets with the command line, with and without the form, splits
 * and checks each, and prints how well clusters and labels agree, also with a number of clusters that is found
 * for many seeds. `--write` also writes the tables to `docs/quality.md`; `--automatic` makes the second one alone.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { format } from 'prettier';
import { openRun, readRows } from '../src/core/run/open-run.ts';
import { runCommand } from './command.ts';
import { agreement, type Agreement } from './quality/agreement.ts';
import { joinsBack } from './quality/joins-back.ts';
import { dataSets, sample, type DataSet } from './quality/data-sets.ts';

const root = resolve(import.meta.dirname, '..');
const data = join(root, '..', 'shared', 'data');
const work = join(root, '.cache', 'quality');
const cli = join(root, 'dist', 'cli.js');
const seeds = [1, 2, 3];
const formWeights = [0.5, 0];
const automaticSeeds = [1, 2, 3, 4, 5, 6, 7, 8];

interface Summary {
  readonly rows: number;
  readonly seconds: Readonly<Record<string, number>>;
}

interface Prepared {
  readonly file: string;
  readonly labels: readonly unknown[];
}

async function prepare(set: DataSet): Promise<Prepared> {
  const text =
    set === sample
      ? await readFile(join(root, 'samples', `${set.file}.jsonl`), 'utf8')
      : gunzipSync(await readFile(join(data, `${set.file}.jsonl.gz`))).toString('utf8');
  const lines = text.split('\n').filter((line, index) => line !== '' && index % set.every === 0);
  const file = join(work, `${set.file}.jsonl`);
  await writeFile(file, lines.map(line => `${line}\n`).join(''));
  return { file, labels: lines.map(line => labelOf(line, set.label)) };
}

/** Undefined for a broken line, of which the sample has some. */
function labelOf(line: string, field: string): unknown {
  try {
    return (JSON.parse(line) as Record<string, unknown> | null)?.[field];
  } catch {
    return undefined;
  }
}

async function cluster(
  set: DataSet,
  file: string,
  formWeight: number,
  seed: number,
  k: number | 'auto' = set.k,
): Promise<string> {
  const run = join(work, `${set.file}-${formWeight}-${seed}`);
  const options = {
    '--k': k,
    '--template': set.template,
    '--form': formWeight,
    '--seed': seed,
    '--run': run,
    '--cache': join(work, 'cache'),
  };
  const words = Object.entries(options).flatMap(([name, value]) => [name, String(value)]);
  const printed = await runCommand(process.execPath, [cli, 'cluster', file, ...words, '--json']);
  const { rows, seconds } = JSON.parse(printed) as Summary;
  console.log(`  form ${formWeight}, seed ${seed}: ${rows} rows, ${JSON.stringify(seconds)}`);
  return run;
}

/** Splits the run, checks the files against their manifest, and joins them to the source again. */
async function splitAndJoin(source: string, run: string): Promise<void> {
  const out = `${run}.split`;
  await runCommand(process.execPath, [cli, 'split', run, '--out', out, '--drop', '1', '--force']);
  await runCommand(process.execPath, [cli, 'verify', out]);
  const same = await joinsBack(source, run, out, 1);
  await rm(out, { recursive: true });
  if (!same) throw new Error(`The files of ${out} did not join to ${source}.`);
}

async function measure(set: DataSet): Promise<string[]> {
  console.log(set.name);
  const { file, labels } = await prepare(set);
  const rows: string[] = [];
  for (const formWeight of formWeights) {
    const results: Agreement[] = [];
    for (const seed of seeds) {
      const folder = await cluster(set, file, formWeight, seed);
      const { cluster: clusters } = await readRows(folder, await openRun(folder));
      results.push(agreement([...clusters], labels));
      if (seed === seeds[0]) await splitAndJoin(file, folder);
    }
    const mean = (pick: 'nmi' | 'ari'): string =>
      (results.reduce((sum, result) => sum + result[pick], 0) / results.length).toFixed(3);
    const each = results.map(({ nmi }) => nmi.toFixed(3)).join(', ');
    rows.push(
      `| ${set.name} | ${labels.length} | ${set.k} | ${formWeight} | ${mean('nmi')} | ${each} | ${mean('ari')} |`,
    );
  }
  return rows;
}

/** What automatic choice takes for many seeds, and how well those clusters agree with the labels. */
async function measureAutomatic(set: DataSet): Promise<string> {
  console.log(`${set.name}, k found`);
  const { file, labels } = await prepare(set);
  const found: { k: number; nmi: number }[] = [];
  for (const seed of automaticSeeds) {
    const folder = await cluster(set, file, 0.5, seed, 'auto');
    const run = await openRun(folder);
    const { cluster: clusters, line } = await readRows(folder, run);
    const own = Array.from(line, number => labels[number - 1]);
    found.push({ k: run.clusters.length, nmi: agreement([...clusters], own).nmi });
  }
  const each = found.map(({ k }) => k).join(', ');
  const mean = found.reduce((sum, { nmi }) => sum + nmi, 0) / found.length;
  return `| ${set.name} | ${set.k} | ${each} | ${spread(found.map(({ k }) => k)).toFixed(1)} | ${mean.toFixed(3)} |`;
}

/** Standard deviation. */
function spread(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function automaticTable(rows: readonly string[]): string {
  return [
    '| set | labels | k that is found, by seed | standard deviation | NMI, mean |',
    '| --- | ---: | --- | ---: | ---: |',
    ...rows,
  ].join('\n');
}

function table(rows: readonly string[]): string {
  return [
    '| set | rows | k | form weight | NMI, mean of 3 seeds | NMI, each | ARI, mean |',
    '| --- | ---: | ---: | ---: | ---: | --- | ---: |',
    ...rows,
  ].join('\n');
}

if (!existsSync(data)) {
  console.log(
    'The labelled sets are not beside the project (../shared/data); nothing was measured.',
  );
  process.exit(0);
}
await mkdir(work, { recursive: true });
const rows: string[] = [];
const onlyAutomatic = process.argv.includes('--automatic');
if (!onlyAutomatic) {
  for (const set of dataSets) rows.push(...(await measure(set)));
  console.log(`\n${table(rows)}`);
}
const automatic: string[] = [];
for (const set of [...dataSets, sample]) automatic.push(await measureAutomatic(set));
console.log(`\n${automaticTable(automatic)}`);

if (process.argv.includes('--write') && !onlyAutomatic) {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores`;
  const page = `# Quality

How well clusters and gold labels agree, with the built-in model, from the command line. NMI is
normalised mutual information, ARI the adjusted Rand index; both are 1 for the same grouping.
The labels are never embedded. The run of the first seed was also split with cluster 1 dropped, verified,
and its files joined again: byte for byte the source.

${table(rows)}

How many clusters are found when nobody says how many, for eight seeds, and how well those agree with the labels. More clusters than a person
can look through are not taken, so a set with more labels gets fewer.

${automaticTable(automatic)}

Written by \`npm run quality -- --write\` on ${new Date().toISOString().slice(0, 10)} (${machine}).
`;
  await writeFile(join(root, 'docs', 'quality.md'), await format(page, { parser: 'markdown' }));
  console.log('\nWritten to docs/quality.md.');
}
