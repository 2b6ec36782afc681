import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repairFile, type RepairReport } from '../core/dataset/repair/repair-file.ts';
import type { Repair, RepairReason } from '../core/dataset/repair/repair-lines.ts';
import { HumanError } from '../core/errors.ts';
import { outcomeOf } from '../core/progress.ts';
import { onlyPositional } from './options.ts';
import { ProgressLine } from './progress-line.ts';
import { visible } from './visible.ts';

const reasons: Readonly<Record<RepairReason, string>> = {
  conflict: 'marker of a merge conflict',
  several: 'several objects on one line',
  pretty: 'an object over several lines',
  comma: 'a comma too many',
  bracket: 'the bracket of a list',
};

/** `repair FILE [--out FILE]`: shows what can be mended, and writes a mended copy. */
export async function repairCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const source = resolve(onlyPositional(positionals, 'FILE'));
  const out = values.out === undefined ? undefined : resolve(values.out);
  const line = new ProgressLine();
  const work = { signal, report: line.report };
  const outcome = await outcomeOf(signal, () => repairFile(source, out, work)).finally(() =>
    line.end(),
  );
  if (outcome.status === 'cancelled')
    throw new HumanError('cancelled', 'Cancelled; nothing was written.');
  if (values.json) console.log(JSON.stringify({ out: out ?? null, ...outcome.value }));
  else print(outcome.value, out);
  return 0;
}

function print({ counts, repairs }: RepairReport, out: string | undefined): void {
  for (const repair of repairs) console.log(describe(repair));
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total > repairs.length) console.log(`… and ${total - repairs.length} more`);
  console.log(total === 0 ? 'nothing to mend' : `${total} places`);
  if (out !== undefined) console.log(out);
  else if (total > 0) console.log('nothing was written; add --out FILE for a mended copy');
}

function describe({ first, last, reason, rows, before }: Repair): string {
  const lines = first === last ? `line ${first}` : `lines ${first}-${last}`;
  const after = rows === 0 ? 'left out' : rows === 1 ? '1 row' : `${rows} rows`;
  return `${lines}: ${reasons[reason]} → ${after}  ${visible(before)}`;
}
