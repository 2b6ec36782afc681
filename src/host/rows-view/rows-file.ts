import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import type { IndexedLines } from '../../protocol/reader-api.ts';
import type { RowsState } from '../../protocol/rows-api.ts';
import { clusterName } from '../cluster-name.ts';
import { DisposableStore } from '../disposables.ts';
import type { ClusterLines } from '../files/cluster-lines.ts';
import { isContainerPath } from '../files/jsonl.ts';
import type { FilePart } from '../files/run-lines.ts';
import { extensionPrefix } from '../ids.ts';
import { forgetUnlessShown } from '../jobs/forget-runs.ts';
import { readLines } from '../jobs/read-lines.ts';
import { restoreRuns } from '../jobs/restore-run.ts';
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
  private indexed: IndexedLines | undefined;
  private problem: string | undefined;
  private clusters: ClusterLines | undefined;
  /** Those that `clusters` are of. */
  private taken: ClusterLines | undefined;
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
    this.subscriptions.add(
      services.files.onDidChangeLines(({ file, change }) => {
        const now = services.files.at(uri);
        if (change.kind !== 'replaced') return;
        if (now?.file !== file && now?.part.lines === this.taken) return;
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
    if (isContainerPath(uri) && this.part === undefined) this.restoreFirst();
    else void this.read();
  }

  /** The file with the lines that are shown, from `skipped` on. */
  get path(): string {
    return this.part?.linesPath ?? this.uri.fsPath;
  }

  get skipped(): number {
    return this.part?.skipped ?? 0;
  }

  get state(): RowsState {
    const { bytes = 0, read = 0 } = this.indexed ?? {};
    const found = Math.max(0, (this.indexed?.lines ?? 0) - this.skipped);
    const lines = Math.min(found, this.mostLines);
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
          this.services.files.at(this.uri)?.result.run.clusters.map(cluster => ({
            id: cluster.id,
            name: clusterName(cluster),
            colour: cluster.colour,
            dropped: cluster.dropped,
          })) ?? [],
      },
    };
  }

  /** Lines that are shown of that file at most; those of other files of a set may be behind them. */
  get mostLines(): number {
    const { part } = this;
    return part === undefined || part.linesPath === this.uri.fsPath
      ? Infinity
      : part.lines.linesOnDisk;
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
    forgetUnlessShown(this.services, this.uri);
  }

  /** What the file is of the run that its rows belong to. */
  private get part(): FilePart | undefined {
    return this.services.files.at(this.uri)?.part;
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
    restoreRuns(services, uri)
      .then(() => {
        if (this.part !== undefined || this.disposed) return;
        this.problem = vscode.l10n.t('The rows of this file are shown when it has been clustered.');
        this.tell();
      })
      .catch((error: unknown) => reportError(services.log, error));
  }

  /** Not before the first lines are known: the worker needs the processors for a moment. */
  private restoreClusters(): void {
    const { services, uri } = this;
    restoreRuns(services, uri).catch((error: unknown) => reportError(services.log, error));
  }

  /** No cluster is better than the one of a line that stood there before. */
  private refreshClusters(): void {
    const { file, result } = this.services.files.at(this.uri) ?? {};
    if (file === undefined || result === undefined || file.activity.kind === 'running') return;
    this.clusters = undefined;
    readLines(this.services.worker, { ...result, source: file.source }).then(
      lines => {
        const now = file.result;
        if (now?.lines !== result.lines) return;
        if (now.curated.revision === result.curated.revision) file.replaceLines(lines);
        else this.refreshClusters();
      },
      (error: unknown) => reportError(this.services.log, error),
    );
  }

  private takeClusters(): void {
    const shown = readSetting('decorations.enabled', this.uri);
    this.taken = this.part?.lines;
    this.clusters = shown ? this.taken?.asOnDisk() : undefined;
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
