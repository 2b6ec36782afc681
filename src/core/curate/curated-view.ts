import type { Run, RunCluster } from '../run/run.ts';
import type { ClusterMarks } from './cluster-marks.ts';
import type { Edit } from './edit.ts';
import type { EditEntry, Lost } from './journal-entry.ts';
import { countRows } from './row-ranges.ts';

/** A cluster as it is after a person's changes. */
export interface CuratedCluster extends RunCluster, ClusterMarks {
  /** Rows that were dropped one by one; they are not among `rows`. */
  readonly droppedRows: number;
  /** Whether key terms, samples and tightness are those of its rows; guessed from what went into it otherwise. */
  readonly described: boolean;
}

/** An edit without its rows, as a person reads of it. */
export interface EditSummary {
  readonly id: number;
  readonly at: string;
  readonly kind: Edit['kind'];
  readonly clusters: readonly number[];
  /** What the clusters were called when the edit was listed, in their order; '' for key terms. */
  readonly names: readonly string[];
  /** Rows that the edit names; 0 for one about clusters. */
  readonly rows: number;
  /** The name, note or type that was given; '' otherwise. */
  readonly text: string;
  /** Whether something was taken away: a name, a colour, a mark. */
  readonly off: boolean;
}

/** The clusters of a run after a person's changes, without which cluster each row has. */
export interface CuratedView {
  /** Id of the run. */
  readonly run: string;
  /** Rises with every entry of the journal. */
  readonly revision: number;
  readonly clusters: readonly CuratedCluster[];
  /** What undo and redo would do; undefined where there is nothing to do. */
  readonly undo: EditSummary | undefined;
  readonly redo: EditSummary | undefined;
  /** An id for a new cluster. */
  readonly nextId: number;
  /** Entries of the journal that could not be read or followed; they are kept in the file. */
  readonly skipped: number;
  /** What could not be carried over from the run before. */
  readonly lost: readonly Lost[];
}

/** What happened to a run's clusters. */
export type HistoryItem =
  | {
      readonly kind: 'edit';
      readonly edit: EditSummary;
      /** `past`: before the run got its clusters, so that one cannot go back to it. */
      readonly state: 'past' | 'done' | 'undone';
    }
  | {
      readonly kind: 'clustering';
      readonly id: number;
      readonly at: string;
      readonly lost: readonly Lost[];
    };

/** A run with its clusters as they are after a person's changes. */
export interface ShownRun extends Omit<Run, 'clusters'> {
  readonly clusters: readonly CuratedCluster[];
  /** How many clusters the run itself has. */
  readonly k: number;
}

export interface MovedLines {
  /** 0-based lines of the file as it was when its run was made. */
  readonly lines: Uint32Array;
  /** What they are now, as in `LineClusters`. */
  readonly cluster: Int16Array;
  readonly second: Int16Array;
  readonly distance: Float32Array;
}

export interface CuratedChange {
  readonly view: CuratedView;
  readonly moved: MovedLines;
}

export function editSummary(entry: EditEntry, nameOf: (cluster: number) => string): EditSummary {
  const { id, at, edit } = entry;
  const clusters = clustersOf(edit);
  const names = clusters.map(nameOf);
  return { id, at, kind: edit.kind, clusters, names, ...detailsOf(edit) };
}

function clustersOf(edit: Edit): number[] {
  switch (edit.kind) {
    case 'rename':
    case 'note':
    case 'colour':
      return [edit.cluster];
    case 'split':
      return [edit.cluster, ...edit.parts.map(({ id }) => id).filter(id => id !== edit.cluster)];
    case 'merge':
      return [edit.into, ...edit.clusters.filter(id => id !== edit.into)];
    case 'move':
      return [edit.to];
    case 'seed':
      return edit.seeds.map(({ id }) => id);
    case 'dropRows':
    case 'restoreRows':
      return [];
    default:
      return [...edit.clusters];
  }
}

function detailsOf(edit: Edit): Pick<EditSummary, 'rows' | 'text' | 'off'> {
  const nothing = { rows: 0, text: '', off: false };
  switch (edit.kind) {
    case 'rename':
      return { ...nothing, text: edit.name, off: edit.name === '' };
    case 'note':
      return { ...nothing, text: edit.note, off: edit.note === '' };
    case 'type':
      return { ...nothing, text: edit.type, off: edit.type === '' };
    case 'colour':
      return { ...nothing, off: edit.colour === null };
    case 'review':
      return { ...nothing, off: !edit.reviewed };
    case 'move':
    case 'dropRows':
    case 'restoreRows':
      return { ...nothing, rows: countRows(edit.rows) };
    case 'seed':
      return { ...nothing, rows: edit.seeds.reduce((sum, seed) => sum + countRows(seed.rows), 0) };
    case 'split':
      return { ...nothing, rows: edit.parts.reduce((sum, part) => sum + countRows(part.rows), 0) };
    default:
      return nothing;
  }
}
