import { evenSample } from '../math/random.ts';
import type { OpenedRun } from '../run/opened-run.ts';

const sampledRows = 200;
/** More than anybody chooses columns from. */
const mostNames = 60;

/**
 * Names of the fields of a run's rows as 200 of them have them, the most common first, those of equally many rows
 * as they stand in a row.
 * @throws HumanError `source-changed`
 */
export async function fieldNames(opened: OpenedRun): Promise<readonly string[]> {
  const sample = evenSample(opened.rows.count, sampledRows, opened.run.parameters.seed);
  const counts = new Map<string, number>();
  for (const { fields } of await opened.views([...sample], 0)) {
    for (const { name } of fields) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return names.slice(0, mostNames);
}
