import type { CuratedView, HistoryItem, ShownRun } from '../core/curate/curated-view.ts';
import type { Edit } from '../core/curate/edit.ts';
import type { LikePlace } from './explore-api.ts';
import type { ComparedClusters } from '../core/explore/compare-clusters.ts';
import type { SeedDraw } from '../core/explore/draw-seeds.ts';
import type { Seed } from '../core/explore/seed.ts';
import type { Preview } from '../core/preview/preview.ts';
import type { Progress } from '../core/progress.ts';
import type { RowView } from '../core/dataset/rows/row-view.ts';
import type { SuggestedName } from '../core/naming/suggest-names.ts';
import type { OfferedCut } from '../core/run/run-tree.ts';
import type { SampleKind } from '../core/describe/samples.ts';
import type { SplitOptions, SplitPlan, SplitResult } from '../core/split/split.ts';

/** Everything the panel shows. The host sends it whole on every change. */
export type PanelState =
  /** No JSONL file is open. */
  | { readonly kind: 'empty' }
  /** A file is open that has not been clustered. */
  | { readonly kind: 'unclustered'; readonly file: string }
  | {
      readonly kind: 'running';
      readonly file: string;
      readonly progress: Progress | undefined;
      /** Clusters of a sample, while those of a large file are found. */
      readonly preview: Preview | undefined;
    }
  | { readonly kind: 'cancelled'; readonly file: string }
  | { readonly kind: 'failed'; readonly file: string; readonly message: string }
  | {
      readonly kind: 'done';
      /** Base name of the source file. */
      readonly file: string;
      /** Its clusters are those after a person's changes. */
      readonly run: ShownRun;
      /** Ids of the clusters that a split will put into `_dropped.jsonl`. */
      readonly dropped: readonly number[];
      /** What can be undone and redone, and what was lost. */
      readonly curated: PanelCuration;
      /** Names that a language model has suggested for clusters without one. */
      readonly suggested: readonly SuggestedName[];
      /** Lines whose text has changed since the run. */
      readonly stale: number;
      /** Another k is on its way; `run` has its clusters as soon as they are known. */
      readonly recut: RecutState | undefined;
      /** The model of the settings, when it is not that of the run. */
      readonly otherModel: string | undefined;
      /** Outcome of the last split of this run, if there was one in this session. */
      readonly split: SplitResult | undefined;
    };

export type PanelCuration = Omit<CuratedView, 'clusters' | 'run'>;

export interface RecutState {
  readonly k: number | 'auto';
  /** Whether the clusters are known; their key terms and samples are not yet. */
  readonly found: boolean;
}

/** What the panel asks of the host. */
export interface PanelApi {
  /** The page has loaded: answer with the state, and send it on every change from now on. */
  readonly ready: { params: undefined; result: PanelState };
  readonly cluster: { params: undefined; result: undefined };
  readonly clusterWithOptions: { params: undefined; result: undefined };
  readonly cancel: { params: undefined; result: undefined };
  readonly samples: {
    params: { cluster: number; kind: SampleKind };
    result: readonly RowView[];
  };
  readonly row: { params: { row: number }; result: RowView };
  /** What tells two clusters apart, and the rows between them. */
  readonly compare: { params: { clusters: readonly [number, number] }; result: ComparedClusters };
  /** Rows by their numbers, long fields shortened. */
  readonly rows: { params: { rows: readonly number[] }; result: readonly RowView[] };
  /** Shows the line (1-based) in the editor. */
  readonly reveal: { params: { line: number }; result: undefined };
  /** Shows the rows of a cluster as a table. */
  readonly exploreCluster: { params: { cluster: number }; result: undefined };
  /** Shows the rows like a row as a table. */
  readonly exploreLike: { params: { row: number } & LikePlace; result: undefined };
  /** Changes something about clusters; the new state is on its way when it is answered. */
  readonly edit: { params: { edit: Edit }; result: undefined };
  /** Splits a cluster into so many parts by the vectors of its texts. */
  readonly splitCluster: { params: { cluster: number; parts: number }; result: undefined };
  /** Asks a language model for names of these clusters; of all without a name when there are none. */
  readonly suggestNames: { params: { clusters: readonly number[] }; result: undefined };
  readonly acceptNames: { params: { clusters: readonly number[] }; result: undefined };
  readonly rejectNames: { params: { clusters: readonly number[] }; result: undefined };
  readonly undo: { params: undefined; result: undefined };
  readonly redo: { params: undefined; result: undefined };
  readonly history: { params: undefined; result: readonly HistoryItem[] };
  /** Undoes or redoes until this entry of the history is the last that holds; 0 for none. */
  readonly goToEdit: { params: { entry: number }; result: undefined };
  /** What each seed would take. */
  readonly planSeeds: { params: { seeds: readonly Seed[] }; result: readonly SeedDraw[] };
  /** Lines (1-based) that are selected in the editor, or the one with the cursor in the table of rows. */
  readonly selectedLines: { params: undefined; result: readonly number[] };
  /** Gives rows to the clusters of the seeds they are near to; one change, which can be undone. */
  readonly drawSeeds: { params: { seeds: readonly Seed[] }; result: undefined };
  /** How rows divide among the clusters of every k that the slider offers. */
  readonly cuts: { params: undefined; result: readonly OfferedCut[] };
  /** Answered when the clusters are saved, or another k was asked for meanwhile. */
  readonly recut: { params: { k: number | 'auto' }; result: undefined };
  readonly planSplit: { params: { options: SplitOptions }; result: SplitPlan };
  /** Writes what the plan showed. `replace` says that the person agreed to replace files. */
  readonly split: {
    params: { options: SplitOptions; replace: boolean };
    result: SplitResult | undefined;
  };
  readonly openSplitFolder: { params: undefined; result: undefined };
  /** Asks where to save a chart; answers whether it was saved. */
  readonly saveChart: {
    params: {
      readonly name: 'sizes' | 'lengths' | 'k';
      readonly format: 'svg' | 'png';
      readonly bytes: Uint8Array;
    };
    result: boolean;
  };
  /** Opens the map of the clusters. */
  readonly showMap: { params: undefined; result: undefined };
  readonly showLog: { params: undefined; result: undefined };
}

/** Names of the events the host sends to the panel. */
export const panelEvents = {
  /** value: PanelState */
  state: 'state',
  /** value: number — open this cluster in the list */
  focusCluster: 'focusCluster',
} as const;
