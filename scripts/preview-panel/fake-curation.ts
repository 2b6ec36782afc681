import {
  ClusterDescriptions,
  curatedClusters,
} from '../../src/core/curate/cluster-descriptions.ts';
import { editSummary, type HistoryItem } from '../../src/core/curate/curated-view.ts';
import { CuratedState } from '../../src/core/curate/curated-state.ts';
import { Curation } from '../../src/core/curate/curation.ts';
import type { Edit } from '../../src/core/curate/edit.ts';
import { historyOf } from '../../src/core/curate/history.ts';
import type { JournalEntry } from '../../src/core/curate/journal-entry.ts';
import { rangesOf } from '../../src/core/curate/row-ranges.ts';
import type { PanelState } from '../../src/protocol/panel-api.ts';

type Done = Extract<PanelState, { kind: 'done' }>;

/** The real curation on rows that stand in the order of their clusters. */
export class FakeCuration {
  private readonly curation: Curation;
  private readonly descriptions: ClusterDescriptions;
  private readonly cluster: Int32Array;
  private readonly entries: JournalEntry[] = [];

  constructor(private readonly start: Done) {
    const clusters = [...start.run.clusters];
    this.cluster = Int32Array.from(
      clusters.flatMap(({ id, rows }) => new Array<number>(rows).fill(id)),
    );
    const run = { clusters, cluster: this.cluster, highest: clusters.length };
    this.curation = new Curation(run);
    this.descriptions = new ClusterDescriptions(clusters, new CuratedState(run));
    if (start.dropped.length > 0) this.edit({ kind: 'drop', clusters: [...start.dropped] });
  }

  get state(): Done {
    const { state, next } = this.curation;
    const clusters = curatedClusters(state, this.descriptions, this.cluster, state.ids());
    return {
      ...this.start,
      run: { ...this.start.run, clusters },
      dropped: clusters.filter(({ dropped }) => dropped).map(({ id }) => id),
      curated: {
        ...this.start.curated,
        revision: this.entries.length,
        undo: next.undo && editSummary(next.undo, this.nameOf),
        redo: next.redo && editSummary(next.redo, this.nameOf),
        nextId: state.highest + 1,
      },
    };
  }

  get history(): readonly HistoryItem[] {
    return historyOf(this.entries, this.curation, this.nameOf);
  }

  edit(edit: Edit): void {
    const head = { id: this.entries.length + 1, at: new Date().toISOString(), run: 'run' };
    const entry = { ...head, kind: 'edit' as const, edit };
    this.curation.edit(entry);
    this.entries.push(entry);
  }

  /** Into halves, as its rows stand. */
  split(cluster: number): void {
    const { state } = this.curation;
    const rows = [...state.places.keys()].filter(row => state.places[row] === cluster);
    const half = rangesOf(rows.slice(rows.length / 2));
    this.edit({ kind: 'split', cluster, parts: [{ id: state.highest + 1, rows: half }] });
  }

  undo(): void {
    this.curation.undo();
  }

  redo(): void {
    this.curation.redo();
  }

  goTo(id: number): void {
    while (this.curation.redoable.some(entry => entry.id === id)) this.curation.redo();
    while (this.curation.done.length > 0 && this.curation.next.undo?.id !== id) {
      this.curation.undo();
    }
  }

  private readonly nameOf = (id: number): string => this.curation.state.marksOf(id).name;
}
