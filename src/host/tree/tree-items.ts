import * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import { defectName } from '../../protocol/defect-name.ts';
import { countText, decisionsOf, isSuggestedDrop, sharePercent } from '../cluster-facts.ts';
import { clusterName } from '../cluster-name.ts';
import { colourIcon } from '../decorations/cluster-icon.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import { decoratedUri } from './tree-decorations.ts';
import type { ClusterNode, GroupNode } from './tree-node.ts';

/** The side bar is narrow, and what follows the name has to be seen. */
const termsInLabel = 2;
const termsInTooltip = 10;

/**
 * @param rows rows of the run
 * @param suggested a name that a language model suggests for the cluster
 */
export function clusterItem(
  { source, cluster }: ClusterNode,
  rows: number,
  suggested: string | undefined,
): vscode.TreeItem {
  const item = new vscode.TreeItem(clusterName(cluster, termsInLabel));
  const count = `${formatNumber(cluster.rows)} · ${sharePercent(cluster, rows)}%`;
  const decisions = [
    ...(suggested === undefined ? [] : [vscode.l10n.t('suggested: {0}', suggested)]),
    ...decisionsOf(cluster),
  ];
  item.id = `${source.fsPath}#${cluster.id}`;
  item.description = [count, ...decisions].join(' · ');
  item.iconPath = colourIcon(cluster);
  item.resourceUri = decoratedUri(cluster);
  item.tooltip = tooltipOf(cluster, rows);
  item.contextValue = contextOf(cluster, suggested !== undefined);
  const spoken = [clusterName(cluster, termsInTooltip), countText(cluster, rows), ...decisions];
  item.accessibilityInformation = { label: spoken.join(', ') };
  return item;
}

export function groupItem({ source, run, section, clusters }: GroupNode): vscode.TreeItem {
  const label =
    section.terms.length === 0 ? vscode.l10n.t('In no group') : section.terms.join(', ');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const rows = clusters.reduce((sum, { cluster }) => sum + cluster.rows, 0);
  item.id = `${source.fsPath}#${run} ${section.key}`;
  item.description = `${clusters.length} · ${formatNumber(rows)}`;
  const count = vscode.l10n.t('{0} clusters, {1} rows', clusters.length, formatNumber(rows));
  item.tooltip = `${label}\n${count}`;
  item.contextValue = 'group';
  item.accessibilityInformation = { label: `${label}, ${count}` };
  return item;
}

/** Words for the `when` clauses of menus. */
function contextOf({ dropped, reviewed }: CuratedCluster, suggested: boolean): string {
  const words = ['cluster', dropped ? 'dropped' : 'kept', reviewed ? 'reviewed' : 'open'];
  return [...words, ...(suggested ? ['suggested'] : [])].join(' ');
}

/** Names and key terms come from people and files: as text, so that none is a link or a picture. */
function tooltipOf(cluster: CuratedCluster, rows: number): vscode.MarkdownString {
  const { terms, type, note, dropped, reviewed, suspicion } = cluster;
  const text = new vscode.MarkdownString();
  const line = (content: string): void => {
    text.appendMarkdown('\n\n');
    text.appendText(content);
  };
  text.appendMarkdown('**');
  text.appendText(clusterName(cluster));
  text.appendMarkdown('**');
  line(countText(cluster, rows));
  const best = terms.slice(0, termsInTooltip).map(({ term }) => term);
  if (best.length > 0) line(vscode.l10n.t('Key terms: {0}', best.join(', ')));
  if (type !== '') line(vscode.l10n.t('Type: {0}', type));
  if (note !== '') line(note);
  if (dropped) line(vscode.l10n.t('This cluster is dropped.'));
  if (reviewed) line(vscode.l10n.t('This cluster is reviewed.'));
  if (suspicion !== undefined && isSuggestedDrop(cluster)) {
    const signs = suspicion.reasons.map(
      ({ defect, share }) => `${defectName(defect)} ${Math.round(100 * share)}%`,
    );
    line(vscode.l10n.t('It looks like broken rows: {0}', signs.join(', ')));
  }
  return text;
}
