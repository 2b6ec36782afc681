import * as vscode from 'vscode';
import type { CuratedCluster } from '../core/curate/curated-view.ts';
import { formatNumber } from './jobs/progress-text.ts';

/** Percent of the run's rows that are in a cluster, a whole number. */
export function sharePercent(cluster: CuratedCluster, rows: number): number {
  return rows > 0 ? Math.round((100 * cluster.rows) / rows) : 0;
}

export function countText(cluster: CuratedCluster, rows: number): string {
  const percent = sharePercent(cluster, rows);
  return vscode.l10n.t('{0} rows ({1}%)', formatNumber(cluster.rows), percent);
}

/** Whether a cluster looks like broken rows and nobody has decided about it. */
export function isSuggestedDrop({ suspicion, dropped, reviewed }: CuratedCluster): boolean {
  return suspicion !== undefined && !dropped && !reviewed;
}

/** Its type and what was decided about it, in a word each. */
export function decisionsOf(cluster: CuratedCluster): string[] {
  const { type, dropped, reviewed } = cluster;
  return [
    ...(type === '' ? [] : [type]),
    ...(dropped ? [vscode.l10n.t('dropped')] : []),
    ...(isSuggestedDrop(cluster) ? [vscode.l10n.t('suggested drop')] : []),
    ...(reviewed ? [vscode.l10n.t('reviewed')] : []),
  ];
}
