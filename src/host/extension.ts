import { config } from '@vscode/l10n';
import * as vscode from 'vscode';
import { createApi, type InstructionClustersApi } from './api.ts';
import { registerCommands } from './commands/commands.ts';
import { followContextKeys } from './context-keys.ts';
import { Curation } from './curation.ts';
import { ClusterHover } from './decorations/cluster-hover.ts';
import { Decorator } from './decorations/decorator.ts';
import { ExploreViews } from './explore/explore-views.ts';
import { ActiveSource } from './files/active-source.ts';
import { ClusteredFiles } from './files/clustered-files.ts';
import { jsonlSelector } from './files/jsonl.ts';
import { KnownSets } from './files/known-sets.ts';
import { followDocuments } from './follow-documents.ts';
import { followRunFolder } from './follow-run-folder.ts';
import { restoreRun } from './jobs/restore-run.ts';
import { ClusterMap } from './map/cluster-map.ts';
import { mapHandlers } from './map/map-handlers.ts';
import { NameSuggestions } from './naming/name-suggestions.ts';
import { PromptDocuments } from './naming/prompt-documents.ts';
import { ClusterPanel } from './panel/cluster-panel.ts';
import { panelHandlers } from './panel/panel-handlers.ts';
import { reportError } from './report.ts';
import { RowsViews } from './rows-view/rows-views.ts';
import type { Services } from './services.ts';
import { StatusBar } from './status-bar.ts';
import { ClusterTree } from './tree/cluster-tree.ts';
import { createReaderService, createWorkerService } from './worker/create-worker-service.ts';

/** Builds the parts and connects them; the worker and the model start with the first work. */
export function activate(context: vscode.ExtensionContext): InstructionClustersApi {
  // Errors of the core have texts of their own.
  if (vscode.l10n.bundle !== undefined) config({ contents: vscode.l10n.bundle });
  const keep = <T extends vscode.Disposable>(part: T): T => {
    context.subscriptions.push(part);
    return part;
  };
  const log = keep(vscode.window.createOutputChannel('Instruction Clusters', { log: true }));
  const worker = keep(createWorkerService(context.extensionUri, log));
  const reader = keep(createReaderService(context.extensionUri, log));
  const files = keep(new ClusteredFiles());
  const active = keep(new ActiveSource(context.workspaceState, files));
  const panel = keep(new ClusterPanel(context.extensionUri, active, files, log));
  const tree = keep(new ClusterTree(active, files, panel));
  const map = keep(new ClusterMap(context.extensionUri, files, log));
  const rows = keep(new RowsViews(context.extensionUri));
  const explore = keep(new ExploreViews(context.extensionUri));
  const curation = keep(new Curation(worker, files, log));
  const services: Services = {
    log,
    worker,
    reader,
    files,
    sets: new KnownSets(context.workspaceState, files),
    active,
    curation,
    suggestions: keep(new NameSuggestions(files, curation, context.workspaceState)),
    prompts: keep(new PromptDocuments()),
    panel,
    tree,
    map,
    rows,
    explore,
    memory: context.workspaceState,
    settled: context.globalState,
    secrets: context.secrets,
    extension: context.extensionUri,
    storage: context.globalStorageUri,
  };
  panel.connect(panelHandlers(services));
  map.connect(mapHandlers(services), source =>
    restoreRun(services, source).catch((error: unknown) => reportError(log, error)),
  );
  rows.connect(services);
  explore.connect(services);
  const decorator = keep(new Decorator(files));
  const statusBar = keep(new StatusBar(active, files));
  keep(followContextKeys(active, files));
  keep(vscode.languages.registerHoverProvider(jsonlSelector, new ClusterHover(files)));
  keep(registerCommands(services));
  keep(followDocuments(services));
  keep(followRunFolder(services));
  return createApi(services, decorator, statusBar);
}
