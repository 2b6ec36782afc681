import type { RowView } from '../core/dataset/rows/row-view.ts';
import type { MapPoints } from '../core/map/run-map.ts';
import type { Outcome, Progress } from '../core/progress.ts';

/** What the map shows, but for its points, which are asked for by version. */
export type MapState =
  /** No JSONL file is open. */
  | { readonly kind: 'empty' }
  /** The file has no clusters. */
  | { readonly kind: 'unclustered'; readonly file: string; readonly path: string }
  /** The file is being clustered. */
  | { readonly kind: 'clustering'; readonly file: string; readonly path: string }
  | {
      readonly kind: 'clustered';
      /** Base name of the source file. */
      readonly file: string;
      /** Of the source file; the page keeps it, so that it shows the file again after a reload. */
      readonly path: string;
      /** Another version, other points or clusters. */
      readonly version: string;
      /** Whether several files were clustered as one. */
      readonly isSet: boolean;
      readonly clusters: readonly MapCluster[];
    };

export interface MapCluster {
  readonly id: number;
  /** What a person called it, or its best key terms; '' when it has neither. */
  readonly name: string;
  readonly rows: number;
  readonly dropped: boolean;
  /** Index of the palette that a person chose; null for the colour of the id. */
  readonly colour: number | null;
}

/** What the map's page asks of the host. */
export interface MapApi {
  /** The page has loaded: answer with the state, and send it on every change from now on. */
  readonly ready: { params: undefined; result: MapState };
  /** The points of the map, which is made when there is none. */
  readonly points: {
    params: undefined;
    result: Outcome<MapPoints>;
    progress: Progress;
  };
  readonly row: { params: { row: number }; result: RowView };
  /** Shows the line (1-based) in the editor. */
  readonly reveal: { params: { line: number }; result: undefined };
  /** Opens a cluster in the panel. */
  readonly showCluster: { params: { cluster: number }; result: undefined };
  /** Shows some rows, ascending, in the table. */
  readonly showRows: { params: { rows: Uint32Array }; result: undefined };
  /** Moves rows to a new cluster, or to one that the person is asked for; answers whether they were. */
  readonly moveRows: {
    params: { rows: Uint32Array; to: 'new' | 'choose' };
    result: boolean;
  };
  readonly dropRows: { params: { rows: Uint32Array }; result: undefined };
  readonly cluster: { params: undefined; result: undefined };
  /** Asks where to save a picture; answers whether it was saved. */
  readonly savePicture: { params: { png: Uint8Array }; result: boolean };
}

/** Names of the events the host sends to the map's page. */
export const mapEvents = {
  /** value: MapState */
  state: 'state',
} as const;
