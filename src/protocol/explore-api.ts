import type { LineQuery } from '../core/dataset/rows/line-search.ts';
import type { RowView } from '../core/dataset/rows/row-view.ts';
import type { RowOrder } from '../core/explore/arrange-rows.ts';
import type { LineDetails } from '../core/describe/line-details.ts';
import type { ExploredRow } from './explore-worker-api.ts';
import type { NamedCluster } from './rows-api.ts';

/** Where the rows of the table come from. */
export type RowsSource =
  | { readonly kind: 'all' }
  | { readonly kind: 'words'; readonly query: LineQuery }
  | { readonly kind: 'meaning'; readonly text: string }
  /** Rows like a row of the run. */
  | ({ readonly kind: 'likeRow'; readonly row: number } & LikePlace)
  /** Rows like a line of an editor, with its text as it stands there. */
  | ({ readonly kind: 'likeLine'; readonly text: string } & LikePlace)
  /** Rows that were chosen in another view. */
  | { readonly kind: 'given' };

/** Where the row stands that others are like. */
export type LikePlace = Pick<RowView, 'line' | 'place'>;

/** Which rows the table shows: those of the source that are in one of the clusters, if any are chosen. */
export interface TableQuery {
  readonly source: RowsSource;
  /** Ids; none for all rows, also those without a cluster. */
  readonly clusters: readonly number[];
}

export interface NearCluster {
  readonly id: number;
  /** Cosine of the query to the centroid, −1 … 1. */
  readonly similarity: number;
}

/** What is going on with the table. */
export type TableActivity =
  | { readonly kind: 'idle' }
  /** `share` 0 … 1; undefined when it is not known. */
  | { readonly kind: 'searching' | 'sorting'; readonly share: number | undefined }
  | { readonly kind: 'stopped' }
  /** `again`: whether clustering the file again is what helps. */
  | { readonly kind: 'failed'; readonly message: string; readonly again: boolean };

export interface TableState extends TableQuery {
  /** The page's own number (1 or more) for what it asked to be shown; 0 when it was asked for elsewhere. */
  readonly ticket: number;
  readonly order: RowOrder;
  /** Rows found so far. */
  readonly count: number;
  /** Another number, another question: the table begins at its top again. */
  readonly question: number;
  /** Another number, other rows at the same places; while a search finds more, it stays. */
  readonly version: number;
  readonly activity: TableActivity;
  /** Whether rows have a similarity. */
  readonly ranked: boolean;
  /** The clusters nearest to what rows are ranked by, the nearest first. */
  readonly nearest: readonly NearCluster[];
}

export interface ExploredCluster extends NamedCluster {
  readonly rows: number;
}

/** What can be done with rows: to a cluster that the person is asked for, to a new one, out of the set, and back. */
export type RowAction = 'move' | 'moveNew' | 'drop' | 'restore';

/** A field that is shown as a column. */
export interface FieldColumn {
  readonly field: string;
  /** Pixels. */
  readonly width: number;
}

export interface ExploreState {
  /** Base name of the file, and its path. */
  readonly file: string;
  readonly path: string;
  /** Characters of the longest name of a file of a set; undefined for a single file. */
  readonly longestName: number | undefined;
  /** Rows of the run; 0 when the file has none. */
  readonly rows: number;
  readonly clusters: readonly ExploredCluster[];
  /** Another number, other clusters of the rows, or other rows that are dropped. */
  readonly revision: number;
  /** Names of the fields, the most common first. */
  readonly fields: readonly string[];
  /** The columns as the person left them; undefined when nobody has changed them. */
  readonly columns: readonly FieldColumn[] | undefined;
  readonly table: TableState;
}

/** A row of the table. What is not known is undefined, since NaN does not come through to a page. */
export interface TableRow extends ExploredRow {
  /** Cosine to what was looked for, −1 … 1; undefined when nothing was. */
  readonly similarity: number | undefined;
}

/** Places in the table, `start` … `end` (inclusive), ascending. */
export interface PlaceRange {
  readonly start: number;
  readonly end: number;
}

/** What the explore page asks of the host. */
export interface ExploreApi {
  /** The page has loaded: answer with the state, and send it on every change from now on. */
  readonly ready: { params: undefined; result: ExploreState };
  readonly show: { params: { query: TableQuery; ticket: number }; result: undefined };
  readonly sort: { params: { order: RowOrder }; result: undefined };
  /** Ends the search or the sorting; what was found stays. */
  readonly stop: { params: undefined; result: undefined };
  readonly rows: { params: { first: number; count: number }; result: readonly TableRow[] };
  readonly details: { params: { row: number }; result: LineDetails };
  /** Puts a row as it stands in the file, or one of its fields, on the clipboard. */
  readonly copy: { params: { row: number; field?: number | undefined }; result: undefined };
  /** Puts the rows at these places on the clipboard; answers how many. */
  readonly copyRows: { params: { places: readonly PlaceRange[] }; result: number };
  /**
   * Does something with the rows at these places; answers what was done, for the person, or undefined when they
   * left instead of choosing a cluster.
   */
  readonly edit: {
    params: { action: RowAction; places: readonly PlaceRange[] };
    result: string | undefined;
  };
  readonly undo: { params: undefined; result: undefined };
  readonly redo: { params: undefined; result: undefined };
  /** Shows a line (1-based) where the file is open. */
  readonly reveal: { params: { line: number }; result: undefined };
  /** Opens a cluster in the panel. */
  readonly showCluster: { params: { cluster: number }; result: undefined };
  /** Tells which row has the cursor. */
  readonly current: { params: { row: number } & LikePlace; result: undefined };
  /** Tells which rows are selected. */
  readonly selected: { params: { places: readonly PlaceRange[] }; result: undefined };
  /** Keeps the columns for this file. */
  readonly keepColumns: { params: { columns: readonly FieldColumn[] }; result: undefined };
  readonly clusterAgain: { params: undefined; result: undefined };
}

/** Names of the events the host sends to the page. */
export const exploreEvents = {
  /** value: ExploreState */
  state: 'state',
} as const;
