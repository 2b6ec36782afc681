import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CuratedRun } from '../core/curate/curated-run.ts';
import type { ShownRun } from '../core/curate/curated-view.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { onlyPositional } from './options.ts';
import { printRun } from './print-run.ts';

/** `show RUN`: the clusters of a run, as text or as JSON: its `run.json` with the clusters that a person has made of it. */
export async function showCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const opened = await OpenedRun.open(resolve(onlyPositional(positionals, 'RUN')));
  if (values.json) console.log(JSON.stringify(await shownRun(opened)));
  else await printRun(opened);
  return 0;
}

async function shownRun(opened: OpenedRun): Promise<ShownRun> {
  const { clusters } = (await CuratedRun.open(opened)).view();
  return { ...opened.run, clusters, k: opened.run.clusters.length };
}
