import { restoreRuns } from '../jobs/restore-run.ts';
import type { Services } from '../services.ts';
import { sourceFor } from './command-source.ts';
import { idsIn } from './pick-clusters.ts';

/**
 * Shows the panel, for a file if one is given.
 * @param cluster id of the cluster to open in it
 */
export async function showPanel(
  services: Services,
  argument: unknown,
  cluster: unknown,
): Promise<void> {
  if (argument !== undefined) await restoreFor(services, argument);
  services.panel.show();
  const [id] = idsIn(cluster);
  if (id !== undefined) services.panel.focusCluster(id);
}

/** Shows a run of earlier again; of a file that is in a set, that of the set. */
async function restoreFor(services: Services, argument: unknown): Promise<void> {
  const source = sourceFor(services, argument);
  if (services.files.find(source)?.result !== undefined) return;
  await restoreRuns(services, source);
  sourceFor(services, source);
}
