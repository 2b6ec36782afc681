import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { idsIn } from './pick-clusters.ts';

/**
 * Shows the rows of a file as a table.
 * @param cluster ids of those whose rows are wanted; all rows when there is none
 */
export async function exploreRows(
  services: Services,
  argument: unknown,
  cluster: unknown,
): Promise<void> {
  const { file } = await resultFor(services, sourceFor(services, argument));
  const clusters = idsIn(cluster);
  const query = clusters.length > 0 ? { source: { kind: 'all' } as const, clusters } : undefined;
  await services.explore.show(file.source, query);
}
