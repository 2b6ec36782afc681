import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyRun, type AppliedRun, type ApplyRequest } from '../core/apply-run.ts';
import type { Engine } from '../core/engine.ts';
import { HumanError } from '../core/errors.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { cacheOptions, cachePlace } from './cache-place.ts';
import { clustersOf } from './cluster-command.ts';
import { modelEngine } from './model-engine.ts';
import { askedModel, modelOptions, type AskedModel } from './model-options.ts';
import { realNumber, twoPositionals } from './options.ts';
import { printRun } from './print-run.ts';
import { ProgressLine } from './progress-line.ts';

/** `apply RUN FILE`: gives the rows of another file to the clusters of a run. */
export async function applyCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { request, asked, json } = parse(args);
  const line = new ProgressLine();
  const engine = (): Promise<Engine> => modelEngine(asked, signal, line);
  const work = { signal, report: line.report, notice: line.notice };
  const outcome = await applyRun(request, engine, work).finally(() => line.end());
  if (outcome.status === 'cancelled') {
    throw new HumanError('cancelled', 'Cancelled; what was embedded is kept for the next time.');
  }
  if (json) console.log(JSON.stringify(summaryOf(outcome.value, request)));
  else await print(outcome.value, request);
  return 0;
}

function parse(args: readonly string[]): {
  readonly request: ApplyRequest;
  readonly asked: AskedModel;
  readonly json: boolean;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      run: { type: 'string' },
      unlike: { type: 'string' },
      ...cacheOptions,
      ...modelOptions,
      json: { type: 'boolean', default: false },
    },
  });
  const [folder, file] = twoPositionals(positionals, 'RUN', 'FILE');
  const source = resolve(file);
  const request = {
    folder: resolve(folder),
    source,
    target: resolve(values.run ?? `${source}.clusters`),
    unlike: realNumber('--unlike', values.unlike, 0, 2),
    ...cachePlace(values),
  };
  return { request, asked: askedModel(values), json: values.json };
}

function summaryOf(
  { run, suggested }: AppliedRun,
  { target }: ApplyRequest,
): Record<string, unknown> {
  const { rows, invalid, unclustered } = run.counts;
  const clusters = clustersOf(run);
  return { rows, invalid, unlike: unclustered, suggested, clusters, run: target };
}

async function print(
  { run, suggested }: AppliedRun,
  { target, unlike }: ApplyRequest,
): Promise<void> {
  await printRun(await OpenedRun.open(target), run.seconds);
  if (unlike !== undefined) return;
  console.log(
    `every row has a cluster, however far; --unlike ${suggested.toFixed(2)} leaves out those that are ` +
      'farther than 99.5% of the rows that were clustered',
  );
}
