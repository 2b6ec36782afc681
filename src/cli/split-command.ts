import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../core/errors.ts';
import { outcomeOf } from '../core/progress.ts';
import type { SplitRequest, SplitResult } from '../core/split/split.ts';
import { split } from '../core/split/write-split.ts';
import { onlyPositional, wholeNumber } from './options.ts';
import { ProgressLine } from './progress-line.ts';
import { UsageError } from './usage.ts';

/** `split RUN --out DIR`: writes one file per cluster. */
export async function splitCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { request, json } = parse(args);
  const line = new ProgressLine();
  const work = { signal, report: line.report };
  const outcome = await outcomeOf(signal, () => split(request, work)).finally(() => line.end());
  if (outcome.status === 'cancelled')
    throw new HumanError('cancelled', 'Cancelled; nothing was written.');
  if (json) console.log(JSON.stringify(outcome.value));
  else print(outcome.value);
  return 0;
}

function parse(args: readonly string[]): { request: SplitRequest; json: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      drop: { type: 'string', multiple: true, default: [] },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = resolve(onlyPositional(positionals, 'RUN'));
  if (values.out === undefined) throw new UsageError('--out DIR is missing.');
  const drop = values.drop.flatMap(ids => ids.split(',')).map(id => clusterId(id.trim()));
  return {
    request: { folder, out: resolve(values.out), drop, names: {}, force: values.force },
    json: values.json,
  };
}

function clusterId(text: string): number {
  return wholeNumber('--drop', text, 1, 2 ** 31 - 1) ?? 0;
}

function print({ files, kept, dropped, unclustered, invalid, lines, out }: SplitResult): void {
  for (const { file, rows } of files) {
    console.log(`${rows.toLocaleString('en-US').padStart(12)}  ${file}`);
  }
  const parts = [`kept ${kept}`, `dropped ${dropped}`, `invalid ${invalid}`];
  if (unclustered > 0) parts.push(`outside the sample ${unclustered}`);
  console.log(`${parts.join(' + ')} = ${lines} lines, verified\n${out}`);
}
