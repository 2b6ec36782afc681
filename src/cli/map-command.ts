import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { HumanError } from '../core/errors.ts';
import { runMap } from '../core/map/run-map.ts';
import { MatrixProducts } from '../core/math/matrix-products.ts';
import { outcomeOf } from '../core/progress.ts';
import { resourcesIn } from '../core/resources.ts';
import { OpenedRun } from '../core/run/opened-run.ts';
import { mapDataFile } from '../core/run/run-folder.ts';
import { onlyPositional } from './options.ts';
import { ProgressLine } from './progress-line.ts';

/** `map RUN`: lays the texts of a run out in two dimensions, unless that has been done. */
export async function mapCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const folder = resolve(onlyPositional(positionals, 'RUN'));
  const opened = await OpenedRun.open(folder);
  const products = await MatrixProducts.load(resourcesIn(import.meta.dirname).graphs);
  const line = new ProgressLine();
  const unsaved = (message: string): never => {
    throw new HumanError('map-not-saved', message);
  };
  const outcome = await outcomeOf(signal, () =>
    runMap(opened, products, { signal, report: line.report, notice: unsaved }),
  ).finally(() => line.end());
  if (outcome.status === 'cancelled') {
    throw new HumanError('cancelled', 'Cancelled; the run is as it was.');
  }
  const result = {
    map: join(folder, mapDataFile),
    rows: outcome.value.row.length,
    texts: opened.run.counts.clustered,
  };
  if (values.json) console.log(JSON.stringify(result));
  else console.log(`${result.map}\n${result.texts} texts of ${result.rows} rows`);
  return 0;
}
