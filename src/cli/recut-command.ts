import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../core/errors.ts';
import { outcomeOf } from '../core/progress.ts';
import { recutRun } from '../core/recut-run.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { clustersOf } from './cluster-command.ts';
import { numberOfClusters, onlyPositional } from './options.ts';
import { printRun } from './print-run.ts';
import { ProgressLine } from './progress-line.ts';
import { UsageError } from './usage.ts';

/** `recut RUN`: gives a run another number of clusters. */
export async function recutCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { folder, k, json } = parse(args);
  const opened = await OpenedRun.open(folder);
  const line = new ProgressLine();
  const outcome = await outcomeOf(signal, () =>
    recutRun(opened, k, () => undefined, { signal, report: line.report }),
  ).finally(() => line.end());
  if (outcome.status === 'cancelled') {
    throw new HumanError('cancelled', 'Cancelled; the run is as it was.');
  }
  const { run } = outcome.value.opened;
  if (json) console.log(JSON.stringify({ k: run.clusters.length, clusters: clustersOf(run) }));
  else await printRun(outcome.value.opened);
  return 0;
}

function parse(args: readonly string[]): {
  readonly folder: string;
  readonly k: number | 'auto';
  readonly json: boolean;
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { k: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const folder = resolve(onlyPositional(positionals, 'RUN'));
  if (values.k === undefined) throw new UsageError('--k is missing.');
  return { folder, k: numberOfClusters(values.k), json: values.json };
}
