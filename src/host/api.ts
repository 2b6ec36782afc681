import type * as vscode from 'vscode';
import type { ExploreState } from '../protocol/explore-api.ts';
import type { RowsState } from '../protocol/rows-api.ts';
import type { Decorator } from './decorations/decorator.ts';
import type { DrawnLine } from './decorations/lines-near.ts';
import type { ClusteredFile } from './files/clustered-file.ts';
import type { Services } from './services.ts';
import type { StatusBar } from './status-bar.ts';
import type { ClusterTree } from './tree/cluster-tree.ts';

/** What `activate` answers: a view of what the extension shows, for other extensions and for tests. */
export interface InstructionClustersApi {
  /** The state of a file; undefined as long as nothing is known of it. */
  fileOf(source: vscode.Uri): ClusteredFile | undefined;
  readonly onDidChangeFile: vscode.Event<ClusteredFile>;
  /** What the gutter shows near the visible lines of a document. */
  decorationsOf(source: vscode.Uri): readonly DrawnLine[];
  /** Undefined while it is hidden. */
  statusText(): string | undefined;
  statusTooltip(): string | undefined;
  /** Whether the panel is on the screen and its page has loaded. */
  isPanelShown(): boolean;
  /** The clusters in the side bar. */
  readonly tree: ClusterTree;
  /** Points that the map shows; undefined unless it has loaded and has some. */
  mapPoints(): number | undefined;
  /** What the file's rows view shows, and the line (0-based) with the cursor; undefined unless one is shown and has loaded. */
  rowsViewOf(source: vscode.Uri): { readonly line: number; readonly state: RowsState } | undefined;
  /** What the file's table of rows shows; undefined unless it is on the screen and has loaded. */
  exploreOf(source: vscode.Uri): ExploreState | undefined;
  /** Process id of the worker, if one runs. */
  workerPid(): number | undefined;
}

export function createApi(
  { files, panel, tree, map, rows, explore, worker }: Services,
  decorator: Decorator,
  statusBar: StatusBar,
): InstructionClustersApi {
  return {
    fileOf: source => files.find(source),
    onDidChangeFile: files.onDidChange,
    decorationsOf: source => decorator.drawnLines(source),
    statusText: () => statusBar.text,
    statusTooltip: () => statusBar.tooltip,
    isPanelShown: () => panel.isShown,
    tree,
    mapPoints: () => map.points,
    rowsViewOf: source => {
      const view = rows.find(source);
      return view?.isShown === true ? { line: view.line, state: view.file.state } : undefined;
    },
    exploreOf: source => {
      const view = explore.find(source);
      return view?.isShown === true ? view.state : undefined;
    },
    workerPid: () => worker.pid,
  };
}
