import * as vscode from 'vscode';
import type { CuratedCluster } from '../core/curate/curated-view.ts';

const termsInName = 4;

/**
 * What a cluster is called: as the person named it, else by its best key terms.
 * @param most how many of these at most
 */
export function clusterName({ id, name, terms }: CuratedCluster, most = termsInName): string {
  if (name !== '') return `${id} · ${name}`;
  const best = terms.slice(0, most).map(({ term }) => term);
  return best.length > 0 ? `${id} · ${best.join(', ')}` : vscode.l10n.t('Cluster {0}', id);
}
