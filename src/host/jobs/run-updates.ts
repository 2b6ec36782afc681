import type * as vscode from 'vscode';
import type { ShownRun } from '../../core/curate/curated-view.ts';
import { HumanError } from '../../core/errors.ts';
import { DisposableStore } from '../disposables.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { Services } from '../services.ts';
import { cacheFolderOf } from '../settings/folders.ts';
import { engineFor } from '../settings/model-setting.ts';
import { readSetting } from '../settings/settings.ts';
import { WorkerKilledError } from '../worker/worker-service.ts';
import { mayAlwaysSend } from './confirm-sending.ts';
import { readResult } from './read-result.ts';
import { tellLost } from './tell-lost.ts';

/**
 * Brings the runs of files that were saved up to date, one update of a file at a time: what is asked
 * meanwhile is done once, afterwards. Work that the person asked for goes first. Nobody waits for an
 * update, so what goes wrong is only written to the log: the lines stay stale.
 */
export class RunUpdates implements vscode.Disposable {
  private readonly subscriptions = new DisposableStore();
  private readonly running = new Map<ClusteredFile, AbortController>();
  private readonly waiting = new Set<ClusteredFile>();

  constructor(private readonly services: Services) {
    this.subscriptions.add(services.files.onDidChange(file => this.giveWay(file)));
  }

  /** Updates the run of `file`, which has changed on disk, unless the person does not want that. */
  ask(file: ClusteredFile): void {
    if (this.running.has(file) || file.activity.kind === 'running') this.waiting.add(file);
    else void this.start(file);
  }

  dispose(): void {
    this.waiting.clear();
    for (const abort of this.running.values()) abort.abort();
    this.subscriptions.dispose();
  }

  private async start(file: ClusteredFile): Promise<void> {
    const abort = new AbortController();
    this.running.set(file, abort);
    try {
      if (readSetting('updateOnSave', file.source)) await this.update(file, abort.signal);
    } catch (error) {
      this.tell(file, error);
    } finally {
      this.running.delete(file);
      file.setUpdating(undefined);
    }
  }

  private async update(file: ClusteredFile, signal: AbortSignal): Promise<void> {
    const asked = file.result;
    if (asked === undefined) return;
    const { worker, storage } = this.services;
    const { folder } = asked;
    const engine = await engineFor(file.source, this.services);
    if (engine.model.kind === 'endpoint' && !mayAlwaysSend(this.services, engine.model)) return;
    file.setUpdating({ progress: undefined });
    const outcome = await worker.call(
      'update',
      {
        folder,
        cacheFolder: cacheFolderOf(file.source, storage),
        cacheBytes: readSetting('cacheSizeMB', file.source) * 1e6,
        engine,
      },
      { signal, onProgress: progress => file.setUpdating({ progress }) },
    );
    if (outcome.status === 'cancelled') return;
    const result = await readResult(this.services, file.source, folder, outcome.value.run);
    if (!isSame(file.result?.run, asked.run)) return;
    file.replaceRun(result.run, result.curated, result.lines);
    if (result.run.id !== asked.run.id) tellLost(result.curated);
  }

  /** Ends an update when other work on the file begins, and goes on when it has ended. */
  private giveWay(file: ClusteredFile): void {
    const abort = this.running.get(file);
    if (file.activity.kind === 'running') {
      if (abort === undefined || abort.signal.aborted) return;
      this.waiting.add(file);
      abort.abort();
    } else if (abort === undefined && this.waiting.delete(file)) void this.start(file);
  }

  private tell({ source }: ClusteredFile, error: unknown): void {
    if (error instanceof WorkerKilledError) return;
    const { log } = this.services;
    if (error instanceof HumanError) log.warn(`${source.fsPath}: ${error.code}: ${error.message}`);
    else log.error(error instanceof Error ? error : String(error));
  }
}

/** Whether both are of one clustering; an update gives a run another id but not another date. */
function isSame(run: ShownRun | undefined, other: ShownRun): boolean {
  return run?.createdAt === other.createdAt;
}
