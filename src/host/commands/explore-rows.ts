import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/**
 * Shows the rows of a file as a table.
 * @param cluster id of the one whose rows are wanted; all rows when it is none
 */
export async function exploreRows(
  services: Services,
  argument: unknown,
  cluster: unknown,
): Promise<void> {
  const source = sourceFor(services, argument);
  await resultFor(services, source);
  const clusters = typeof cluster === 'number' ? [cluster] : undefined;
  await services.explore.show(source, clusters && { source: { kind: 'all' }, clusters });
}
