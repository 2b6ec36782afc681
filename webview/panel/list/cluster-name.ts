import { t } from '@vscode/l10n';
import type { Cluster } from '../../shared/contract.ts';

const termsInName = 4;

/** A cluster is called as the person named it, else by its best key terms. */
export function clusterName(cluster: Cluster): string {
  if (cluster.name !== '') return cluster.name;
  const terms = cluster.terms.slice(0, termsInName).map(({ term }) => term);
  return terms.length > 0 ? terms.join(', ') : t('Cluster {0}', cluster.id);
}
