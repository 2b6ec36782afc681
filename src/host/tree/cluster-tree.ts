import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { clusterSections } from '../../protocol/cluster-sections.ts';
import { isSuggestedDrop } from '../cluster-facts.ts';
import { DisposableStore } from '../disposables.ts';
import type { ActiveSource } from '../files/active-source.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import type { ClusteredFiles } from '../files/clustered-files.ts';
import { sourceName } from '../files/source-name.ts';
import { clustersViewId } from '../ids.ts';
import { overallPercent } from '../jobs/overall-percent.ts';
import { openSuggestions } from '../naming/name-suggestion.ts';
import type { ClusterPanel } from '../panel/cluster-panel.ts';
import { TreeDecorations } from './tree-decorations.ts';
import { clusterItem, groupItem } from './tree-items.ts';
import { ClusterNode, GroupNode, type TreeNode } from './tree-node.ts';

/** The clusters of the active file in the side bar, in the groups that the panel shows. */
export class ClusterTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  private readonly subscriptions = new DisposableStore();
  private readonly changeEmitter = this.subscriptions.add(new vscode.EventEmitter<undefined>());
  private readonly view: vscode.TreeView<TreeNode>;
  private selected: readonly TreeNode[] = [];
  private shown: FileResult | undefined;
  private roots: readonly TreeNode[] = [];
  /** Suggested names of clusters without one. */
  private suggested: ReadonlyMap<number, string> = new Map();

  readonly onDidChangeTreeData = this.changeEmitter.event;

  constructor(
    private readonly active: ActiveSource,
    private readonly files: ClusteredFiles,
    panel: ClusterPanel,
  ) {
    this.view = this.subscriptions.add(
      vscode.window.createTreeView(clustersViewId, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    this.subscriptions.add(vscode.window.registerFileDecorationProvider(new TreeDecorations()));
    this.subscriptions.add(active.onDidChange(() => this.update()));
    this.subscriptions.add(files.onDidChange(() => this.update()));
    this.subscriptions.add(
      this.view.onDidChangeSelection(({ selection }) => {
        this.selected = selection;
        const [node, ...others] = selection.filter(isCluster);
        if (node === undefined || others.length > 0 || !panel.isShown) return;
        panel.focusCluster(node.cluster.id);
      }),
    );
    this.update();
  }

  /** The selected clusters, also while the workbench fetches the items again and knows none. */
  get selection(): readonly ClusterNode[] {
    const { selection } = this.view;
    const nodes = (selection.length > 0 ? selection : this.selected).filter(isCluster);
    return nodes.filter(({ run }) => run === this.shown?.run.id);
  }

  /** What stands on the icon of the view. */
  get badge(): vscode.ViewBadge | undefined {
    return this.view.badge;
  }

  /** Selects a node and gives the tree the focus. */
  async reveal(node: TreeNode): Promise<void> {
    await this.view.reveal(node, { select: true, focus: true });
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.roots];
    return node instanceof GroupNode ? [...node.clusters] : [];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node instanceof ClusterNode ? node.group : undefined;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return node instanceof GroupNode
      ? groupItem(node)
      : clusterItem(node, this.shown?.run.counts.rows ?? 0, this.suggested.get(node.cluster.id));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Files change often while they are worked on; the tree only when it shows something else then. */
  private update(): void {
    const source = this.active.current;
    const file = source && this.files.find(source);
    const isRunning = file?.activity.kind === 'running';
    const result = isRunning ? undefined : file?.result;
    this.view.message = isRunning ? progressOf(file) : '';
    this.view.description = source === undefined ? '' : sourceName(source);
    const suggested = suggestedNames(result && file);
    const isShown = result?.run === this.shown?.run && result?.folder === this.shown?.folder;
    if (isShown && isDeepStrictEqual(suggested, this.suggested)) return;
    this.suggested = suggested;
    this.shown = result;
    this.roots = source === undefined || result === undefined ? [] : rootsOf(source, result);
    this.view.badge = badgeOf(result);
    this.changeEmitter.fire(undefined);
  }
}

function suggestedNames(file: ClusteredFile | undefined): ReadonlyMap<number, string> {
  const { suggestions = [], result } = file ?? {};
  const open = openSuggestions(suggestions, result?.run.clusters ?? []);
  return new Map(open.map(({ cluster, name }) => [cluster, name]));
}

function isCluster(node: TreeNode): node is ClusterNode {
  return node instanceof ClusterNode;
}

function rootsOf(source: vscode.Uri, { run }: FileResult): readonly TreeNode[] {
  const bySize = run.clusters.toSorted((a, b) => b.rows - a.rows || a.id - b.id);
  return clusterSections(bySize, run.groups, true).flatMap((section): readonly TreeNode[] =>
    section.key === ''
      ? section.clusters.map(cluster => new ClusterNode(source, run.id, cluster, undefined))
      : [new GroupNode(source, run.id, section)],
  );
}

/** How many clusters look like broken rows and wait for a decision. */
function badgeOf(result: FileResult | undefined): vscode.ViewBadge | undefined {
  const value = result?.run.clusters.filter(isSuggestedDrop).length ?? 0;
  if (value === 0) return undefined;
  const tooltip =
    value === 1
      ? vscode.l10n.t('1 cluster looks like broken rows')
      : vscode.l10n.t('{0} clusters look like broken rows', value);
  return { value, tooltip };
}

function progressOf({ activity }: ClusteredFile): string {
  const progress = activity.kind === 'running' ? activity.progress : undefined;
  return vscode.l10n.t('Clusters: {0}%', progress ? Math.floor(overallPercent(progress)) : 0);
}
