import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { OpenedRun } from '../core/run/opened-run.ts';
import { onlyPositional } from './options.ts';
import { printRun } from './print-run.ts';

/** `show RUN`: the clusters of a run, as text or as its `run.json`. */
export async function showCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const opened = await OpenedRun.open(resolve(onlyPositional(positionals, 'RUN')));
  if (values.json) console.log(JSON.stringify(opened.run));
  else await printRun(opened);
  return 0;
}
