import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../core/errors.ts';
import { outcomeOf } from '../core/progress.ts';
import { resourcesIn } from '../core/resources.ts';
import { verifySplit } from '../core/split/verify-split.ts';
import { onlyPositional } from './options.ts';
import { ProgressLine } from './progress-line.ts';
import { visible } from './visible.ts';

/** `verify DIR`: checks a folder that `split` wrote; fails when anything is not as it was written. */
export async function verifyCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const folder = resolve(onlyPositional(positionals, 'DIR'));
  const line = new ProgressLine();
  const work = { signal, report: line.report };
  const { splitThread } = resourcesIn(import.meta.dirname);
  const outcome = await outcomeOf(signal, () => verifySplit(folder, work, splitThread)).finally(
    () => line.end(),
  );
  if (outcome.status === 'cancelled')
    throw new HumanError('cancelled', 'Cancelled before everything was checked.');
  const check = outcome.value;
  if (values.json) console.log(JSON.stringify(check));
  else if (check.problems.length === 0) {
    console.log(
      `${check.files} files and ${check.lines} lines are as they were written (source: ${check.source})`,
    );
  }
  for (const problem of check.problems) console.error(`instruction-clusters: ${visible(problem)}`);
  return check.problems.length === 0 ? 0 : 1;
}
