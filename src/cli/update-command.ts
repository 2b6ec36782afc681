import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../core/engine.ts';
import { HumanError } from '../core/errors.ts';
import { originPath } from '../core/run/run-source.ts';
import { updateRun, type UpdatedRun, type UpdateRequest } from '../core/update-run.ts';
import { modelEngine } from './model-engine.ts';
import { askedModel, modelOptions, type AskedModel } from './model-options.ts';
import { onlyPositional } from './options.ts';
import { ProgressLine } from './progress-line.ts';
import { cacheOptions, cachePlace } from './cache-place.ts';

/** `update RUN`: gives the new rows of the run's file to its clusters. */
export async function updateCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { request, asked, json } = parse(args);
  const line = new ProgressLine();
  const engine = (): Promise<Engine> => modelEngine(asked, signal, line);
  const work = { signal, report: line.report, notice: line.notice };
  const outcome = await updateRun(request, engine, work).finally(() => line.end());
  if (outcome.status === 'cancelled') {
    throw new HumanError('cancelled', 'Cancelled; the run is as it was.');
  }
  if (json) console.log(JSON.stringify(summaryOf(outcome.value)));
  else print(outcome.value, request.folder);
  return 0;
}

function parse(args: readonly string[]): {
  readonly request: UpdateRequest;
  readonly asked: AskedModel;
  readonly json: boolean;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...cacheOptions,
      ...modelOptions,
      json: { type: 'boolean', default: false },
    },
  });
  const folder = resolve(onlyPositional(positionals, 'RUN'));
  return {
    request: { folder, ...cachePlace(values) },
    asked: askedModel(values),
    json: values.json,
  };
}

function summaryOf({ run, added }: UpdatedRun): Record<string, unknown> {
  const { rows, invalid, unclustered } = run.counts;
  const clusters = run.clusters.map(({ id, rows: own }) => ({ id, rows: own }));
  return { rows, added, invalid, unclustered, clusters };
}

function print({ run, added }: UpdatedRun, folder: string): void {
  const { rows, invalid } = run.counts;
  console.log(originPath(folder, run));
  console.log(
    `${count(rows)} rows, ${count(added)} of them new, ${count(invalid)} invalid lines, ` +
      `${run.clusters.length} clusters\nrun: ${folder}`,
  );
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
