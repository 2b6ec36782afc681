import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { IndexedLines } from '../../protocol/reader-api.ts';
import type { RowsState } from '../../protocol/rows-api.ts';
import { clusterName } from '../cluster-name.ts';
import { DisposableStore } from '../disposables.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { ClusterLines } from '../files/cluster-lines.ts';
import { isContainerPath } from '../files/jsonl.ts';
import { pathOfLines } from '../files/row-lines.ts';
import { extensionPrefix } from '../ids.ts';
import { readLines } from '../jobs/read-lines.ts';
import { restoreRun } from '../jobs/restore-run.ts';
import { messageFor, reportError } from '../report.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../settings/settings.ts';

/** A file that writes itself on is read again at most this often. */
const settleMs = 300;

/**
 * The file of a rows view as it is on disk: how far its lines are known, and their clusters. Follows changes of
 * both.
 */
export class RowsFile implements vscode.CustomDocument {
  private readonly subscriptions = new DisposableStore();
  private readonly emitter = this.subscriptions.add(new vscode.EventEmitter<void>());
  private readonly file: ClusteredFile;
  private indexed: IndexedLines | undefined;
  private problem: string | undefined;
  private clusters: ClusterLines | undefined;
  private clustersVersion = 0;
  private reading = false;
  private changedMeanwhile = false;
  private settling: NodeJS.Timeout | undefined;
  private disposed = false;
  /** The path whose lines are indexed. */
  private readPath: string | undefined;

  /** The state changed. */
  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly services: Services,
    readonly uri: vscode.Uri,
  ) {
    this.file = services.files.of(uri);
    this.subscriptions.add(
      this.file.onDidChangeLines(change => {
        if (change !== 'replaced') return;
        this.takeClusters();
        if (this.path !== this.readPath) void this.read();
      }),
    );
    this.subscriptions.add(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(`${extensionPrefix}.decorations`, uri)) this.takeClusters();
      }),
    );
    this.watch();
    this.takeClusters();
    if (isContainerPath(uri) && this.file.result === undefined) this.restoreFirst();
    else void this.read();
  }

  /** The file with the lines that are shown. */
  get path(): string {
    return pathOfLines(this.uri, this.file);
  }

  get state(): RowsState {
    const { lines = 0, bytes = 0, read = 0 } = this.indexed ?? {};
    return {
      file: basename(this.uri.path),
      version: this.indexed === undefined ? '' : versionOf(this.indexed),
      lines,
      bytes,
      read,
      problem: this.problem,
      clusters: this.clusters && {
        version: this.clustersVersion,
        names:
          this.file.result?.run.clusters.map(cluster => ({
            id: cluster.id,
            name: clusterName(cluster),
            colour: cluster.colour,
            dropped: cluster.dropped,
          })) ?? [],
      },
    };
  }

  /** The clusters of the lines on disk; undefined when there are none or they are not shown. */
  get shownClusters(): ClusterLines | undefined {
    return this.clusters;
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.settling);
    this.subscriptions.dispose();
    void this.services.reader.call('forget', { path: this.path });
    const shown = this.services.active.current?.fsPath === this.uri.fsPath;
    if (!shown && !isOpenAsText(this.uri)) this.services.files.forget(this.uri);
  }

  /** Also hears of a file that is put in the place of this one. */
  private watch(): void {
    const folder = vscode.Uri.file(dirname(this.uri.fsPath));
    const watcher = this.subscriptions.add(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*')),
    );
    const changed = ({ fsPath }: vscode.Uri): void => {
      if (fsPath !== this.uri.fsPath) return;
      clearTimeout(this.settling);
      this.settling = setTimeout(() => void this.read(), settleMs);
    };
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
  }

  /** Finds the lines of the file as it is now. */
  private async read(): Promise<void> {
    this.changedMeanwhile = this.reading;
    if (this.reading) return;
    this.reading = true;
    const { path } = this;
    this.readPath = path;
    const take = (indexed: IndexedLines): void => this.takeLines(indexed);
    try {
      take(await this.services.reader.call('index', { path }, { onProgress: take }));
    } catch (error) {
      this.services.log.warn(`${this.uri.fsPath}: ${String(error)}`);
      this.problem = messageFor(error);
      this.tell();
    } finally {
      this.reading = false;
    }
    if (this.changedMeanwhile) await this.read();
  }

  private takeLines(indexed: IndexedLines): void {
    const before = this.indexed;
    this.indexed = indexed;
    this.problem = undefined;
    if (before === undefined) this.restoreClusters();
    if (before !== undefined && versionOf(before) !== versionOf(indexed)) this.refreshClusters();
    this.tell();
  }

  /** A list, table or packed file has no lines of its own: there are some when it has been clustered. */
  private restoreFirst(): void {
    const { services, uri } = this;
    restoreRun(services, uri)
      .then(() => {
        if (this.file.result !== undefined || this.disposed) return;
        this.problem = vscode.l10n.t('The rows of this file are shown when it has been clustered.');
        this.tell();
      })
      .catch((error: unknown) => reportError(services.log, error));
  }

  /** Not before the first lines are known: the worker needs the processors for a moment. */
  private restoreClusters(): void {
    const { services, uri } = this;
    restoreRun(services, uri).catch((error: unknown) => reportError(services.log, error));
  }

  /** No cluster is better than the one of a line that stood there before. */
  private refreshClusters(): void {
    const { result } = this.file;
    if (result === undefined || this.file.activity.kind === 'running') return;
    this.clusters = undefined;
    readLines(this.services.worker, this.uri, result.folder).then(
      lines => {
        const now = this.file.result;
        if (now?.lines !== result.lines) return;
        if (now.curated.revision === result.curated.revision) this.file.replaceLines(lines);
        else this.refreshClusters();
      },
      (error: unknown) => reportError(this.services.log, error),
    );
  }

  private takeClusters(): void {
    const shown = readSetting('decorations.enabled', this.uri);
    this.clusters = shown ? this.file.result?.lines.asOnDisk() : undefined;
    this.clustersVersion++;
    this.tell();
  }

  private tell(): void {
    if (!this.disposed) this.emitter.fire();
  }
}

function versionOf({ bytes, modifiedMs }: IndexedLines): string {
  return `${bytes}/${modifiedMs}`;
}

function isOpenAsText(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some(document => document.uri.fsPath === uri.fsPath);
}
