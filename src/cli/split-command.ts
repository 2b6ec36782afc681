import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../core/errors.ts';
import { MatrixProducts } from '../core/math/matrix-products.ts';
import { outcomeOf } from '../core/progress.ts';
import { resourcesIn } from '../core/resources.ts';
import { planSplit } from '../core/split/plan-split.ts';
import type { SplitPlan, SplitRequest, SplitResult } from '../core/split/split.ts';
import { split } from '../core/split/write-split.ts';
import { clusterIds, onlyPositional } from './options.ts';
import { ProgressLine } from './progress-line.ts';
import { splitOptionsOf, splitOptionTypes } from './split-options.ts';
import { UsageError } from './usage.ts';

/** `split RUN --out DIR`: writes a run's clusters to files. */
export async function splitCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { request, plan, json } = parse(args);
  if (plan) {
    const planned = await planSplit(request);
    if (json) console.log(JSON.stringify(planned));
    else printPlan(planned);
    return 0;
  }
  const line = new ProgressLine();
  const work = { signal, report: line.report };
  const { graphs, splitThread } = resourcesIn(import.meta.dirname);
  const products = (): Promise<MatrixProducts> => MatrixProducts.load(graphs);
  const outcome = await outcomeOf(signal, () =>
    split(request, work, products, splitThread),
  ).finally(() => line.end());
  if (outcome.status === 'cancelled')
    throw new HumanError('cancelled', 'Cancelled; nothing was written.');
  if (json) console.log(JSON.stringify(outcome.value));
  else print(outcome.value);
  return 0;
}

function parse(args: readonly string[]): { request: SplitRequest; plan: boolean; json: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      drop: { type: 'string', multiple: true, default: [] },
      ...splitOptionTypes,
      force: { type: 'boolean', default: false },
      plan: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = resolve(onlyPositional(positionals, 'RUN'));
  if (values.out === undefined) throw new UsageError('--out DIR is missing.');
  const out = resolve(values.out);
  const drop = clusterIds('--drop', values.drop);
  const options = splitOptionsOf(values);
  const request = { folder, out, drop, names: {}, force: values.force, ...options };
  return { request, plan: values.plan, json: values.json };
}

function print(result: SplitResult): void {
  printFiles(result.files);
  const { kept, leftOut, dropped, unclustered, invalid, lines, out } = result;
  const parts = [`kept ${kept}`];
  if (leftOut > 0) parts.push(`left out ${leftOut}`);
  parts.push(`dropped ${dropped}`, `invalid ${invalid}`);
  if (unclustered > 0) parts.push(`without a cluster ${unclustered}`);
  console.log(`${parts.join(' + ')} = ${lines} lines, verified\n${out}`);
}

function printPlan({ files, drawn, leftOut, lines, existing, out }: SplitPlan): void {
  printFiles(files);
  for (const { cluster, rows, drawn: some } of drawn) {
    console.log(`#${cluster}: ${count(some)} of ${count(rows)} rows`);
  }
  if (leftOut > 0) console.log(`left out ${leftOut}`);
  const replaced = existing.length > 0 ? `, replacing ${existing.length} files` : '';
  console.log(`${files.length} files of ${lines} lines would be written to ${out}${replaced}`);
}

function printFiles(files: SplitPlan['files']): void {
  for (const { file, rows } of files) console.log(`${count(rows).padStart(12)}  ${file}`);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
