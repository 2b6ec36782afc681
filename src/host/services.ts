import type * as vscode from 'vscode';
import type { ReaderApi } from '../protocol/reader-api.ts';
import type { WorkerApi } from '../protocol/worker-api.ts';
import type { ExploreViews } from './explore/explore-views.ts';
import type { Curation } from './curation.ts';
import type { ActiveSource } from './files/active-source.ts';
import type { ClusteredFiles } from './files/clustered-files.ts';
import type { KnownSets } from './files/known-sets.ts';
import type { NameSuggestions } from './naming/name-suggestions.ts';
import type { PromptDocuments } from './naming/prompt-documents.ts';
import type { ClusterPanel } from './panel/cluster-panel.ts';
import type { ClusterMap } from './map/cluster-map.ts';
import type { RowsViews } from './rows-view/rows-views.ts';
import type { ClusterTree } from './tree/cluster-tree.ts';
import type { WorkerService } from './worker/worker-service.ts';

/** What commands and jobs work with; made once by `activate`. */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  readonly worker: WorkerService<WorkerApi>;
  /** Reads lines for the rows view. */
  readonly reader: WorkerService<ReaderApi>;
  readonly files: ClusteredFiles;
  readonly sets: KnownSets;
  readonly active: ActiveSource;
  /** Changes about clusters, for every view. */
  readonly curation: Curation;
  readonly suggestions: NameSuggestions;
  /** Shows what would be sent to a language model. */
  readonly prompts: PromptDocuments;
  readonly panel: ClusterPanel;
  readonly tree: ClusterTree;
  readonly map: ClusterMap;
  readonly rows: RowsViews;
  readonly explore: ExploreViews;
  /** Kept for this workspace. */
  readonly memory: vscode.Memento;
  /** Kept on this machine, for all workspaces. */
  readonly settled: vscode.Memento;
  readonly secrets: vscode.SecretStorage;
  /** Where the extension is installed. */
  readonly extension: vscode.Uri;
  /** The extension's own folder on this machine. */
  readonly storage: vscode.Uri;
}
