import * as vscode from 'vscode';
import type { CuratedCluster, ShownRun } from '../../core/curate/curated-view.ts';
import { clusterName } from '../cluster-name.ts';
import { clusterIcon } from '../decorations/cluster-icon.ts';
import { formatNumber } from '../jobs/progress-text.ts';

export interface ClusterItem extends vscode.QuickPickItem {
  readonly cluster: CuratedCluster;
}

/** The clusters of a run to choose from, largest first. */
export function clusterItems({ clusters, counts }: ShownRun): ClusterItem[] {
  return clusters
    .toSorted((a, b) => b.rows - a.rows || a.id - b.id)
    .map(cluster => itemOf(cluster, counts.rows));
}

function itemOf(cluster: CuratedCluster, rows: number): ClusterItem {
  const share = rows > 0 ? Math.round((100 * cluster.rows) / rows) : 0;
  const count = vscode.l10n.t('{0} rows ({1}%)', formatNumber(cluster.rows), share);
  const dropped = cluster.dropped ? [vscode.l10n.t('dropped')] : [];
  const type = cluster.type === '' ? [] : [cluster.type];
  return {
    cluster,
    label: clusterName(cluster),
    iconPath: clusterIcon(cluster),
    description: [count, ...type, ...dropped].join(' · '),
  };
}

/** The cluster that a menu or link names, or the one that the person chooses; undefined when they leave. */
export async function oneCluster(
  run: ShownRun,
  argument: unknown,
  title: string,
): Promise<CuratedCluster | undefined> {
  const named = run.clusters.find(({ id }) => id === argument);
  if (named !== undefined) return named;
  const chosen = await vscode.window.showQuickPick(clusterItems(run), {
    title,
    placeHolder: vscode.l10n.t('Choose a cluster by its number, name or key terms'),
    matchOnDescription: true,
  });
  return chosen?.cluster;
}
