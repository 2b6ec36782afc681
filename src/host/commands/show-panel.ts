import type { Services } from '../services.ts';
import { sourceFor } from './command-source.ts';
import { idsIn } from './pick-clusters.ts';

/**
 * Shows the panel, for a file if one is given.
 * @param cluster id of the cluster to open in it
 */
export function showPanel(services: Services, argument: unknown, cluster: unknown): void {
  if (argument !== undefined) sourceFor(services, argument);
  services.panel.show();
  const [id] = idsIn(cluster);
  if (id !== undefined) services.panel.focusCluster(id);
}
