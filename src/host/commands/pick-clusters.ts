import * as vscode from 'vscode';
import type { CuratedCluster, ShownRun } from '../../core/curate/curated-view.ts';
import { countText, decisionsOf } from '../cluster-facts.ts';
import { clusterName } from '../cluster-name.ts';
import { clusterIcon } from '../decorations/cluster-icon.ts';

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
  return {
    cluster,
    label: clusterName(cluster),
    iconPath: clusterIcon(cluster),
    description: [countText(cluster, rows), ...decisionsOf(cluster)].join(' · '),
  };
}

/** The clusters that a menu or link names, by their ids. */
export function idsIn(argument: unknown): readonly number[] {
  const ids: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  return ids.filter(id => typeof id === 'number');
}

/** The named ones that the run has, or those that the person chooses if none is named. */
export async function someClusters(
  run: ShownRun,
  argument: unknown,
  title: string,
): Promise<readonly CuratedCluster[]> {
  const ids = idsIn(argument);
  if (ids.length > 0) return run.clusters.filter(({ id }) => ids.includes(id));
  const chosen = await oneCluster(run, undefined, title);
  return chosen === undefined ? [] : [chosen];
}

/** The cluster that a menu or link names, or the one that the person chooses; undefined when they leave. */
export async function oneCluster(
  run: ShownRun,
  argument: unknown,
  title: string,
): Promise<CuratedCluster | undefined> {
  const named = run.clusters.find(({ id }) => id === idsIn(argument)[0]);
  if (named !== undefined) return named;
  const chosen = await vscode.window.showQuickPick(clusterItems(run), {
    title,
    placeHolder: vscode.l10n.t('Choose a cluster by its number, name or key terms'),
    matchOnDescription: true,
  });
  return chosen?.cluster;
}
