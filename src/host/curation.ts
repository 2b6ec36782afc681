import * as vscode from 'vscode';
import type { CuratedChange, HistoryItem } from '../core/curate/curated-view.ts';
import type { Edit } from '../core/curate/edit.ts';
import type { EngineOptions } from '../core/engine.ts';
import { HumanError } from '../core/errors.ts';
import type { Seed } from '../core/explore/seed.ts';
import type { WorkerApi } from '../protocol/worker-api.ts';
import type { ClusteredFiles } from './files/clustered-files.ts';
import type { ClusteredFile, FileResult } from './files/clustered-file.ts';
import { readLines } from './jobs/read-lines.ts';
import type { WorkerService } from './worker/worker-service.ts';

/** Changes a person makes about the clusters of files; every view shows them, since the file tells of them. */
export class Curation implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;
  /** The revision of each file whose changed clusters are described, or were in vain. */
  private readonly described = new WeakMap<ClusteredFile, string>();
  private describing: AbortController | undefined;

  constructor(
    private readonly worker: WorkerService<WorkerApi>,
    files: ClusteredFiles,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscription = files.onDidChange(file => this.describe(file));
  }

  dispose(): void {
    this.describing?.abort();
    this.subscription.dispose();
  }

  /** @throws HumanError when the change is not possible or cannot be written; nothing has changed then */
  edit(file: ClusteredFile, edit: Edit): Promise<void> {
    return this.change(file, run => this.worker.call('edit', { ...run, edit }));
  }

  /** Splits a cluster into so many parts by the vectors of its texts; errors as of `edit`. */
  split(file: ClusteredFile, cluster: number, parts: number): Promise<void> {
    return this.change(file, run => this.worker.call('splitCluster', { ...run, cluster, parts }));
  }

  /** Gives rows to the clusters of the seeds they are near to; errors as of `edit`. */
  drawSeeds(file: ClusteredFile, seeds: readonly Seed[], engine: EngineOptions): Promise<void> {
    return this.change(file, run => this.worker.call('drawSeeds', { ...run, seeds, engine }));
  }

  /** Takes the last change back; errors as of `edit`. */
  undo(file: ClusteredFile): Promise<void> {
    return this.change(file, run => this.worker.call('undo', run));
  }

  /** Makes the change again that was undone last; errors as of `edit`. */
  redo(file: ClusteredFile): Promise<void> {
    return this.change(file, run => this.worker.call('redo', run));
  }

  /** Undoes or redoes until `entry` of the history is the last that holds; 0 for none. Errors as of `edit`. */
  goTo(file: ClusteredFile, entry: number): Promise<void> {
    return this.change(file, run => this.worker.call('goToEdit', { ...run, entry }));
  }

  /** What has happened to the clusters, in its order. */
  async history(file: ClusteredFile): Promise<readonly HistoryItem[]> {
    return this.worker.call('history', runOf(file));
  }

  /** Shows what another window or the command line has changed. */
  async refresh(file: ClusteredFile): Promise<void> {
    if (file.result === undefined || file.recutting !== undefined) return;
    await this.show(file, await this.worker.call('curated', runOf(file)));
  }

  /** Key terms and samples of changed clusters follow when they are known; nobody waits for them. */
  private describe(file: ClusteredFile): void {
    const { result, recutting, updating } = file;
    if (result === undefined || recutting !== undefined || updating !== undefined) return;
    if (result.curated.clusters.every(({ described }) => described)) return;
    const version = `${result.run.id} ${result.curated.revision}`;
    if (this.described.get(file) === version) return;
    this.described.set(file, version);
    this.describing?.abort();
    const { signal } = (this.describing = new AbortController());
    this.worker
      .call('describeCurated', runOf(file), { signal })
      .then(outcome => {
        if (outcome.status === 'done') file.setCurated(outcome.value);
      })
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        this.log.warn(`${file.source.fsPath}: ${message}`);
      });
  }

  private async change(
    file: ClusteredFile,
    make: (run: Asked) => Promise<CuratedChange>,
  ): Promise<void> {
    if (file.recutting !== undefined) {
      throw new HumanError(
        'recutting',
        vscode.l10n.t('The number of clusters is being changed. Try again when that is done.'),
      );
    }
    await this.show(file, await make(runOf(file)));
  }

  private async show(file: ClusteredFile, change: CuratedChange): Promise<void> {
    file.setCurated(change);
    const result = file.result;
    // Lines of a file that changed on disk are known to the worker alone.
    if (result === undefined || result.lines.isCurrentOnDisk) return;
    if (change.moved.lines.length === 0) return;
    const lines = await readLines(this.worker, { ...result, source: file.source });
    if (file.result?.lines === result.lines) file.replaceLines(lines);
  }
}

type Asked = Readonly<Record<'folder' | 'run', string>>;

/** @throws HumanError `not-clustered` when the run is gone meanwhile */
function runOf({ result }: ClusteredFile): Asked {
  if (result !== undefined) return askedOf(result);
  throw new HumanError('not-clustered', vscode.l10n.t('The file is not clustered any more.'));
}

function askedOf({ folder, run }: FileResult): Asked {
  return { folder, run: run.id };
}
