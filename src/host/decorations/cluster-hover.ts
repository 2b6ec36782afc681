import * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import { noCluster } from '../../core/run/line-clusters.ts';
import { clusterName } from '../cluster-name.ts';
import type { FileResult } from '../files/clustered-file.ts';
import type { ClusteredFiles } from '../files/clustered-files.ts';
import type { LineCluster } from '../files/cluster-lines.ts';
import { commandIds } from '../ids.ts';
import { readSetting } from '../settings/settings.ts';

const termsShown = 10;

/** Says of the line under the pointer which cluster it belongs to, and how well. */
export class ClusterHover implements vscode.HoverProvider {
  constructor(private readonly files: ClusteredFiles) {}

  provideHover(document: vscode.TextDocument, { line }: vscode.Position): vscode.Hover | undefined {
    const run = this.files.at(document.uri);
    if (run?.part.isText !== true) return undefined;
    if (!readSetting('decorations.enabled', document.uri)) return undefined;
    const { result, part, file } = run;
    const at = part.lines.at(line);
    const content =
      at === undefined
        ? withoutCluster(result, part.lines.clusterOf(line))
        : withCluster(file.source, result, at);
    return new vscode.Hover(content);
  }
}

function withCluster(
  source: vscode.Uri,
  { run }: FileResult,
  at: LineCluster,
): vscode.MarkdownString {
  const find = (id: number): CuratedCluster | undefined => run.clusters.find(c => c.id === id);
  const cluster = find(at.cluster);
  const second = find(at.second);
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [commandIds.showPanel] };
  // Key terms come from the file: as text, so that none of them is a link or a picture.
  text.appendMarkdown('**');
  text.appendText(cluster ? clusterName(cluster) : vscode.l10n.t('Cluster {0}', at.cluster));
  text.appendMarkdown('**\n\n');
  if (cluster !== undefined) appendLine(text, vscode.l10n.t('Key terms: {0}', termsOf(cluster)));
  if (cluster !== undefined && cluster.type !== '') {
    appendLine(text, vscode.l10n.t('Type: {0}', cluster.type));
  }
  if (cluster?.dropped === true) appendLine(text, vscode.l10n.t('This cluster is dropped.'));
  if (!Number.isNaN(at.distance)) {
    const distance = at.distance.toFixed(2);
    appendLine(text, vscode.l10n.t('Distance to the centre of the cluster: {0}', distance));
  }
  if (second !== undefined) {
    appendLine(text, vscode.l10n.t('Second-nearest cluster: {0}', clusterName(second)));
  }
  const link = commandLink(commandIds.showPanel, [source.toString(), at.cluster]);
  text.appendMarkdown(`[${vscode.l10n.t('Show in the panel')}](${link})`);
  return text;
}

function withoutCluster({ run }: FileResult, cluster: number): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  switch (cluster) {
    case noCluster.stale:
      return text.appendText(
        vscode.l10n.t('This line has changed since the file was clustered. Cluster it again.'),
      );
    case noCluster.dropped:
      return text.appendText(vscode.l10n.t('This row is dropped.'));
    case noCluster.unclustered:
      return text.appendText(
        run.from === undefined
          ? vscode.l10n.t('This row was outside the sample that was clustered.')
          : vscode.l10n.t('This row is unlike every cluster.'),
      );
    default:
      return text.appendText(
        vscode.l10n.t('This line is no row: not a JSON object, or without text for the template.'),
      );
  }
}

function appendLine(text: vscode.MarkdownString, line: string): void {
  text.appendText(line);
  text.appendMarkdown('\n\n');
}

function termsOf(cluster: CuratedCluster): string {
  return cluster.terms
    .slice(0, termsShown)
    .map(({ term }) => term)
    .join(', ');
}

function commandLink(command: string, args: readonly unknown[]): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
}
