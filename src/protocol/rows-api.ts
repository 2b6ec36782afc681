import type { LineQuery } from '../core/dataset/rows/line-search.ts';
import type { LineView } from '../core/dataset/rows/line-view.ts';
import type { LineDetails } from '../core/describe/line-details.ts';
import type { Outcome } from '../core/progress.ts';
import type { SearchProgress } from './reader-api.ts';

/** What stands for the cluster of a line that has none. */
export { noCluster } from '../core/run/line-clusters.ts';

/** What the rows view knows of its file. Lines are 0-based everywhere in this contract. */
export interface RowsState {
  /** Base name. */
  readonly file: string;
  /** Which version of the file on disk the lines are of; '' before it has been opened. */
  readonly version: string;
  /** Lines found so far. */
  readonly lines: number;
  /** Bytes of the file, and how many of them have been read to find its lines. */
  readonly bytes: number;
  readonly read: number;
  /** Why the file cannot be read; undefined when it can. */
  readonly problem: string | undefined;
  /** Undefined when the file has no clusters, or they are not shown. */
  readonly clusters: RowsClusters | undefined;
}

/** What a cluster is called and looks like. */
export interface NamedCluster {
  readonly id: number;
  readonly name: string;
  /** Index of the palette; null for the colour of its id. */
  readonly colour: number | null;
  readonly dropped: boolean;
}

export interface RowsClusters {
  /** Another number, other clusters of the lines. */
  readonly version: number;
  readonly names: readonly NamedCluster[];
}

/** Lines `start` … `end` (inclusive) of one colour in the strip beside the scroll bar. */
export interface OverviewMark {
  readonly start: number;
  readonly end: number;
  readonly cluster: number;
  /** Index of the colour that the person chose for the cluster; null for that of its id. */
  readonly colour: number | null;
}

/** What the rows view's page asks of the host. */
export interface RowsApi {
  /** The page has loaded: answer with the state, and send it on every change from now on. */
  readonly ready: { params: undefined; result: RowsState };
  readonly lines: { params: { first: number; count: number }; result: readonly LineView[] };
  /** Cluster ids, or values of `noCluster`; none when there are no clusters. */
  readonly clusters: { params: { first: number; count: number }; result: readonly number[] };
  /** The clusters of the whole file, in at most `parts` parts. */
  readonly overview: { params: { parts: number }; result: readonly OverviewMark[] };
  readonly details: { params: { line: number }; result: LineDetails };
  /** Puts a line, or one of its fields, on the clipboard. */
  readonly copy: { params: { line: number; field?: number | undefined }; result: undefined };
  readonly search: {
    params: { query: LineQuery };
    result: Outcome<undefined>;
    progress: SearchProgress;
  };
  /** Tells which line has the cursor. */
  readonly current: { params: { line: number }; result: undefined };
  /** Asks the person for a line and goes there. */
  readonly goToLine: { params: undefined; result: undefined };
  /** Opens a cluster in the panel. */
  readonly showCluster: { params: { cluster: number }; result: undefined };
}

/** Names of the events the host sends to the page. */
export const rowsEvents = {
  /** value: RowsState */
  state: 'state',
  /** value: number — go to this line */
  reveal: 'reveal',
} as const;
