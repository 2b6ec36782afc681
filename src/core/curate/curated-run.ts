import type { RowView } from '../dataset/rows/row-view.ts';
import type { SampleKind } from '../describe/samples.ts';
import { withFolderLock } from '../folder-lock.ts';
import type { Work } from '../progress.ts';
import type { LineClusters } from '../run/line-clusters.ts';
import { readCentroids } from '../run/open-run.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import { requireSameRun } from '../run/require-same.ts';
import type { RunRows } from '../run/run-rows.ts';
import { writeError } from '../run/write-error.ts';
import { runClusters } from './carry-journal.ts';
import { ClusterDescriptions, curatedClusters } from './cluster-descriptions.ts';
import { CuratedState, lineClusterOf, type RunClusters, type Step } from './curated-state.ts';
import {
  editSummary,
  type CuratedChange,
  type CuratedCluster,
  type CuratedView,
  type HistoryItem,
  type MovedLines,
} from './curated-view.ts';
import type { Curation } from './curation.ts';
import { readDescriptions } from './description-file.ts';
import type { Edit } from './edit.ts';
import { stepOf } from './edit-step.ts';
import { historyOf } from './history.ts';
import { Journal } from './journal.ts';
import type { JournalEntry, Lost, NewEntry } from './journal-entry.ts';
import { entriesOf, follow, replay } from './replay.ts';

/**
 * A run with a person's changes, which other windows and the command line may make as well: every
 * change first takes in what the journal has got meanwhile.
 */
export class CuratedRun {
  private readonly journal: Journal;
  private curation: Curation;
  private failed = 0;
  /** Changes are made one after another. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly opened: OpenedRun,
    private readonly clusters: RunClusters,
    readonly descriptions: ClusterDescriptions,
    start: { readonly journal: Journal; readonly curation: Curation; readonly failed: number },
  ) {
    this.journal = start.journal;
    this.curation = start.curation;
    this.failed = start.failed;
  }

  /** @throws HumanError `run-damaged` */
  static async open(opened: OpenedRun): Promise<CuratedRun> {
    const { folder, run, rows } = opened;
    const centroids = await readCentroids(folder, run);
    const clusters = runClusters({ clusters: run.clusters, rows, centroids });
    const journal = new Journal(folder);
    await journal.refresh();
    const { curation, failed } = replay(clusters, entriesOf(journal.entries, run.id));
    const descriptions = new ClusterDescriptions(
      run.clusters,
      new CuratedState(clusters),
      await readDescriptions(folder, run),
    );
    const start = { journal, curation, failed: failed.length };
    return new CuratedRun(opened, clusters, descriptions, start);
  }

  get state(): CuratedState {
    return this.curation.state;
  }

  /** The cluster of each row now; `noCluster.dropped` for a dropped one. */
  get cluster(): Int32Array {
    return this.state.places.map(place => lineClusterOf(place));
  }

  /** The rows of the run with the clusters they have now; `noCluster.dropped` for dropped rows. */
  get rows(): RunRows {
    const { rows } = this.opened;
    return {
      ...rows,
      cluster: this.cluster,
      second: rows.second.map((_, row) => this.secondOf(row)),
      distance: rows.distance.map((_, row) => this.distanceOf(row)),
    };
  }

  lines(work: Work): Promise<LineClusters> {
    return this.opened.lines(work, this.rows);
  }

  samples(cluster: number, kind: SampleKind): Promise<readonly RowView[]> {
    const { samples } = this.describe([cluster])[0] ?? {};
    return this.shortRows(samples?.[kind] ?? []);
  }

  /** As those of the run, but for distances, which are not known in another cluster than the run's. */
  async shortRows(rows: readonly number[]): Promise<readonly RowView[]> {
    const views = await this.opened.shortRows(rows);
    return views.map(view => (this.hasMoved(view.row) ? { ...view, distance: undefined } : view));
  }

  view(): CuratedView {
    const { undo, redo } = this.curation.next;
    const nameOf = (id: number): string => this.state.marksOf(id).name;
    return {
      run: this.opened.run.id,
      revision: this.journal.entries.at(-1)?.id ?? 0,
      clusters: this.describe(this.state.ids()),
      undo: undo && editSummary(undo, nameOf),
      redo: redo && editSummary(redo, nameOf),
      nextId: this.state.highest + 1,
      skipped: this.failed + this.journal.unreadable,
      lost: this.lost,
    };
  }

  history(): readonly HistoryItem[] {
    return historyOf(this.journal.entries, this.curation, id => this.state.marksOf(id).name);
  }

  /**
   * Makes a change and waits until it is on the disk.
   * @throws HumanError `cluster-unknown`, `edit-impossible`, `run-replaced`, `folder-busy`, or when
   *   the folder cannot be written; nothing has changed then
   */
  edit(edit: Edit): Promise<CuratedChange> {
    let step: Step | undefined;
    return this.change(
      () => {
        step = stepOf(this.state, edit); // throws before anything is written
        return [{ kind: 'edit', edit }];
      },
      entry => (entry.kind === 'edit' ? this.curation.edit(entry, step) : undefined),
    );
  }

  /** Takes the last edit back; nothing happens when there is none. Errors as of `edit`. */
  undo(): Promise<CuratedChange> {
    return this.change(() =>
      this.curation.done.slice(-1).map(({ id }) => ({ kind: 'undo', of: id })),
    );
  }

  /** Makes the edit again that was undone last. Errors as of `edit`. */
  redo(): Promise<CuratedChange> {
    return this.change(() =>
      this.curation.redoable.slice(-1).map(({ id }) => ({ kind: 'redo', of: id })),
    );
  }

  /**
   * Undoes or redoes until the edit `id` is the last that holds; with 0, until none is. An edit that is
   * not among them changes nothing. Errors as of `edit`.
   */
  goTo(id: number): Promise<CuratedChange> {
    return this.change(() => {
      const { done, redoable } = this.curation;
      const ahead = redoable.findIndex(entry => entry.id === id);
      if (ahead >= 0) {
        return redoable
          .slice(ahead)
          .toReversed()
          .map(entry => ({ kind: 'redo', of: entry.id }));
      }
      const at = done.findIndex(entry => entry.id === id);
      if (at < 0 && id !== 0) return [];
      return done
        .slice(at + 1)
        .toReversed()
        .map(entry => ({ kind: 'undo', of: entry.id }));
    });
  }

  /** Takes in what others have changed. */
  refresh(): Promise<CuratedChange> {
    return this.inTurn(async () => this.changed(await this.takeIn()));
  }

  private get lost(): readonly Lost[] {
    const { id } = this.opened.run;
    const entry = this.journal.entries.findLast(
      ({ kind, run }) => kind === 'clustering' && run === id,
    );
    return entry?.kind === 'clustering' ? entry.lost : [];
  }

  private describe(ids: readonly number[]): CuratedCluster[] {
    return curatedClusters(this.state, this.descriptions, this.clusters.cluster, ids);
  }

  private change(
    entriesFor: () => readonly NewEntry[],
    make = (entry: JournalEntry): Step | undefined => follow(this.curation, entry),
  ): Promise<CuratedChange> {
    const { folder, run } = this.opened;
    return this.inTurn(async () => {
      const { signal } = new AbortController();
      try {
        return await withFolderLock(folder, signal, async () => {
          const steps = await this.takeIn();
          await requireSameRun(folder, run.id);
          const entries = entriesFor();
          const added = entries.length > 0 ? await this.journal.append(run.id, entries) : [];
          return this.changed([...steps, ...added.map(make)]);
        });
      } catch (error) {
        throw writeError(folder, error);
      }
    });
  }

  private inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.last.then(task);
    this.last = done.catch(() => undefined);
    return done;
  }

  /** Follows what has been appended to the journal. */
  private async takeIn(): Promise<(Step | undefined)[]> {
    const { id } = this.opened.run;
    const added = await this.journal.refresh();
    if (added !== undefined) {
      const steps = added
        .filter(({ run }) => run === id)
        .map(entry => follow(this.curation, entry));
      this.failed += steps.filter(step => step === undefined).length;
      return steps;
    }
    const before = Int32Array.from(this.state.places);
    const { curation, failed } = replay(this.clusters, entriesOf(this.journal.entries, id));
    this.curation = curation;
    this.failed = failed.length;
    const rows = Uint32Array.from(before.keys()).filter(
      row => before[row] !== this.state.places[row],
    );
    return [{ marks: [], rows, before, after: this.state.places }];
  }

  private changed(steps: readonly (Step | undefined)[]): CuratedChange {
    return { view: this.view(), moved: this.movedLines(steps) };
  }

  /** 0 when that cluster is gone or is the row's own now. */
  private secondOf(row: number): number {
    const second = this.opened.rows.second[row] ?? 0;
    return this.state.places[row] !== second && this.state.has(second) ? second : 0;
  }

  /** Known for the cluster that the run gave the row to; NaN in another one. */
  private distanceOf(row: number): number {
    return this.hasMoved(row) ? NaN : (this.opened.rows.distance[row] ?? NaN);
  }

  /** Whether the row is not where the run put it; also when it was dropped. */
  private hasMoved(row: number): boolean {
    return this.state.places[row] !== this.opened.rows.cluster[row];
  }

  private movedLines(steps: readonly (Step | undefined)[]): MovedLines {
    const lists = steps.map(step => step?.rows ?? new Uint32Array(0));
    const rows = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) {
      rows.set(list, at);
      at += list.length;
    }
    const { line } = this.opened.rows;
    const moved = {
      lines: new Uint32Array(rows.length),
      cluster: new Int16Array(rows.length),
      second: new Int16Array(rows.length),
      distance: new Float32Array(rows.length),
    };
    // A loop, since `from` with a function takes ten times as long.
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] ?? 0;
      moved.lines[i] = (line[row] ?? 1) - 1;
      moved.cluster[i] = lineClusterOf(this.state.places[row] ?? 0);
      moved.second[i] = this.secondOf(row);
      moved.distance[i] = this.distanceOf(row);
    }
    return moved;
  }
}
