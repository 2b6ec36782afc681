import type * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import type { ClusterSection } from '../../protocol/cluster-sections.ts';

/** A cluster in the tree of the side bar. */
export class ClusterNode {
  constructor(
    readonly source: vscode.Uri,
    /** Id of the run. */
    readonly run: string,
    readonly cluster: CuratedCluster,
    readonly group: GroupNode | undefined,
  ) {}
}

/** A group of clusters in the tree of the side bar. */
export class GroupNode {
  readonly clusters: readonly ClusterNode[];

  constructor(
    readonly source: vscode.Uri,
    readonly run: string,
    readonly section: ClusterSection,
  ) {
    this.clusters = section.clusters.map(cluster => new ClusterNode(source, run, cluster, this));
  }
}

export type TreeNode = ClusterNode | GroupNode;
