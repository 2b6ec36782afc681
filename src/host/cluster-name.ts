import * as vscode from 'vscode';
import type { RunCluster } from '../core/run/run.ts';

const termsInName = 4;

/** What a cluster is called as long as nobody has named it: its best key terms. */
export function clusterName({ id, terms }: RunCluster): string {
  const best = terms.slice(0, termsInName).map(({ term }) => term);
  return best.length > 0 ? `${id} · ${best.join(', ')}` : vscode.l10n.t('Cluster {0}', id);
}
