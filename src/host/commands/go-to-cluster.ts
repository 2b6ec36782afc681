import * as vscode from 'vscode';
import type { RunCluster } from '../../core/run/run.ts';
import { clusterIcon } from '../decorations/cluster-icon.ts';
import { clusterName } from '../cluster-name.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** Lets the person choose a cluster and goes to its first row. */
export async function goToCluster(services: Services, argument: unknown): Promise<void> {
  const source = sourceFor(services, argument);
  const { result } = await resultFor(services, source);
  const items = result.run.clusters.map(cluster =>
    itemOf(cluster, result.run.counts.rows, result.dropped.includes(cluster.id)),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Go to cluster'),
    placeHolder: vscode.l10n.t('Choose a cluster by its number or key terms'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  services.panel.focusCluster(chosen.cluster);
  const { lines } = result;
  const line = lines.range(0, lines.linesOnDisk + 1).indexOf(chosen.cluster);
  if (line >= 0) await revealLine(services, source, line);
}

function itemOf(
  cluster: RunCluster,
  rows: number,
  dropped: boolean,
): vscode.QuickPickItem & { readonly cluster: number } {
  const share = rows > 0 ? Math.round((100 * cluster.rows) / rows) : 0;
  const count = vscode.l10n.t('{0} rows ({1}%)', formatNumber(cluster.rows), share);
  return {
    cluster: cluster.id,
    label: clusterName(cluster),
    iconPath: clusterIcon(cluster.id),
    description: dropped ? `${count} · ${vscode.l10n.t('dropped')}` : count,
  };
}
