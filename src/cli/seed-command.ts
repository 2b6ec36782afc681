import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { CuratedRun } from '../core/curate/curated-run.ts';
import type { Engine } from '../core/engine.ts';
import { HumanError } from '../core/errors.ts';
import { describeDraw, drawSeeds, seedEdit, type SeedDraw } from '../core/explore/draw-seeds.ts';
import { SeedMeasures } from '../core/explore/measure-seeds.ts';
import { seedsSchema, type Seed } from '../core/explore/seed.ts';
import { outcomeOf } from '../core/progress.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { modelEngine } from './model-engine.ts';
import { ProgressLine } from './progress-line.ts';
import { askedModel, modelOptions, type AskedModel } from './model-options.ts';
import { sampleLine } from './print-run.ts';
import { UsageError } from './usage.ts';

const shown = 3;

interface Parsed {
  readonly folder: string;
  readonly file: string;
  readonly preview: boolean;
  readonly asked: AskedModel;
  readonly json: boolean;
}

/** `seed RUN FILE`: gives rows to the clusters of the seeds in a JSON file. */
export async function seedCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const parsed = parse(args);
  const seeds = await readSeeds(parsed.file);
  const opened = await OpenedRun.open(parsed.folder);
  const engine = (): Promise<Engine> => modelEngine(parsed.asked, signal, new ProgressLine());
  const outcome = await outcomeOf(signal, () =>
    new SeedMeasures(opened).measure(seeds, engine, signal),
  );
  if (outcome.status === 'cancelled') {
    throw new HumanError('cancelled', 'Cancelled; the run is as it was.');
  }
  const drawn = drawSeeds(outcome.value);
  const draws = describeDraw(outcome.value, drawn, opened.rows.text, shown);
  if (!parsed.preview) {
    const curated = await CuratedRun.open(opened);
    const edit = seedEdit(outcome.value, drawn, curated.state);
    if (edit !== undefined) await curated.edit(edit);
  }
  await print(opened, seeds, draws, parsed);
  return 0;
}

async function print(
  opened: OpenedRun,
  seeds: readonly Seed[],
  draws: readonly SeedDraw[],
  { json, preview }: Parsed,
): Promise<void> {
  const lineOf = (row: number): number => opened.rows.line[row] ?? 0;
  const rows = draws.reduce((sum, draw) => sum + draw.rows, 0);
  if (json) {
    const listed = draws.map((draw, at) => {
      const { name = '', type = '' } = seeds[at] ?? {};
      const near = (found: SeedDraw['nearest']): unknown =>
        found.map(({ row, similarity }) => ({ line: lineOf(row), similarity }));
      return { name, type, ...draw, nearest: near(draw.nearest), border: near(draw.border) };
    });
    console.log(JSON.stringify({ rows, of: opened.rows.count, written: !preview, seeds: listed }));
    return;
  }
  for (const [at, draw] of draws.entries()) {
    const { name = '', type = '' } = seeds[at] ?? {};
    const typed = type === '' ? '' : `, type ${type}`;
    const count = `${draw.rows.toLocaleString('en-US')} rows`;
    console.log(`${name}${typed}: ${count} from ${draw.threshold.toFixed(2)} on`);
    await printRows(opened, 'nearest', draw.nearest);
    await printRows(opened, 'border', draw.border);
  }
  const taken = `${rows.toLocaleString('en-US')} of ${opened.rows.count.toLocaleString('en-US')} rows`;
  console.log(preview ? `${taken} would be drawn; nothing was changed` : `${taken} drawn`);
}

async function printRows(
  opened: OpenedRun,
  title: string,
  found: SeedDraw['nearest'],
): Promise<void> {
  const views = await opened.shortRows(found.map(({ row }) => row));
  views.forEach((view, at) => {
    const similarity = (found[at]?.similarity ?? 0).toFixed(3);
    console.log(`  ${title.padEnd(7)} ${similarity}  ${sampleLine(view)}`);
  });
}

/** @throws HumanError `seeds-unreadable` */
async function readSeeds(file: string): Promise<readonly Seed[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(file, error);
  }
  const seeds = v.safeParse(seedsSchema, json);
  if (seeds.success) return seeds.output;
  const [issue] = seeds.issues;
  const where = v.getDotPath(issue);
  throw unreadable(file, new Error(where === null ? issue.message : `${where}: ${issue.message}`));
}

function unreadable(file: string, error: unknown): HumanError {
  const reason = error instanceof Error ? error.message : String(error);
  return new HumanError(
    'seeds-unreadable',
    `${file} has no seeds: ${reason}. It has to be a list such as [{ "name": "order", "type": "order", "phrases": ["put the sentences in order"], "lines": [12], "threshold": 0.4 }], each with a phrase or a line.`,
  );
}

function parse(args: readonly string[]): Parsed {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      preview: { type: 'boolean', default: false },
      ...modelOptions,
      json: { type: 'boolean', default: false },
    },
  });
  const [run, file, extra] = positionals;
  if (run === undefined) throw new UsageError('RUN is missing.');
  if (file === undefined) throw new UsageError('FILE is missing.');
  if (extra !== undefined) throw new UsageError(`"${extra}" is one argument too many.`);
  const { preview, json } = values;
  return { folder: resolve(run), file: resolve(file), preview, asked: askedModel(values), json };
}
