import * as vscode from 'vscode';
import type { ActiveSource } from './files/active-source.ts';
import type { ClusteredFile } from './files/clustered-file.ts';
import type { ClusteredFiles } from './files/clustered-files.ts';
import { sourceName } from './files/source-name.ts';
import { DisposableStore } from './disposables.ts';
import { commandIds } from './ids.ts';
import { overallPercent } from './jobs/overall-percent.ts';
import { formatNumber, progressText } from './jobs/progress-text.ts';

/** Says how it stands with the active file; a click shows the panel. */
export class StatusBar implements vscode.Disposable {
  private readonly subscriptions = new DisposableStore();
  private readonly item = this.subscriptions.add(
    vscode.window.createStatusBarItem('clusters', vscode.StatusBarAlignment.Right, 100),
  );

  constructor(
    private readonly active: ActiveSource,
    private readonly files: ClusteredFiles,
  ) {
    this.item.name = vscode.l10n.t('Instruction Clusters');
    this.item.command = commandIds.showPanel;
    this.subscriptions.add(active.onDidChange(() => this.update()));
    this.subscriptions.add(files.onDidChange(() => this.update()));
    this.update();
  }

  /** What it says now; undefined while it is hidden. */
  get text(): string | undefined {
    return this.shownFile && this.item.text;
  }

  /** Whose clusters it is about, and more; undefined while it is hidden. */
  get tooltip(): string | undefined {
    const { tooltip } = this.item;
    return this.shownFile && typeof tooltip === 'string' ? tooltip : undefined;
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  private get shownFile(): ClusteredFile | undefined {
    const file = this.active.current && this.files.find(this.active.current);
    if (file === undefined) return undefined;
    if (file.activity.kind === 'running') return file;
    return file.result !== undefined && this.active.isInFront ? file : undefined;
  }

  private update(): void {
    const file = this.shownFile;
    if (file === undefined) {
      this.item.hide();
      return;
    }
    const { text, tooltip } = wordsFor(file);
    this.item.text = text;
    this.item.tooltip = `${sourceName(file.source)}: ${tooltip}`;
    this.item.show();
  }
}

function wordsFor({ activity, updating, result }: ClusteredFile): {
  text: string;
  tooltip: string;
} {
  if (activity.kind === 'running') {
    const { progress } = activity;
    const percent = progress === undefined ? 0 : Math.floor(overallPercent(progress));
    const text = `$(loading~spin) ${vscode.l10n.t('Clusters: {0}%', percent)}`;
    return { text, tooltip: progress === undefined ? '' : progressText(progress) };
  }
  const clusters = result?.run.clusters.length ?? 0;
  const stale = result?.lines.stale ?? 0;
  const text = vscode.l10n.t('{0} clusters', clusters);
  if (updating !== undefined) {
    const tooltip = vscode.l10n.t('new lines are being given to clusters');
    const { progress } = updating;
    return {
      text: `$(sync~spin) ${text}`,
      tooltip: progress === undefined ? tooltip : `${tooltip} · ${progressText(progress)}`,
    };
  }
  if (stale === 0) {
    const rows = formatNumber(result?.run.counts.rows ?? 0);
    return { text: `$(type-hierarchy) ${text}`, tooltip: vscode.l10n.t('{0} rows', rows) };
  }
  return {
    text: `$(warning) ${text}`,
    tooltip: vscode.l10n.t(
      '{0} lines have changed since the file was clustered',
      formatNumber(stale),
    ),
  };
}
