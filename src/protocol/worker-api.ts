import type { AppliedRun, ApplyRequest } from '../core/apply-run.ts';
import type { EndpointPlace } from '../core/embed/endpoint/endpoint-place.ts';
import type { DownloadProgress } from '../core/embed/hub/download-model.ts';
import type { HubModel } from '../core/embed/hub/find-hub-model.ts';
import type { ModelDtype } from '../core/embed/transformer/pooling.ts';
import type { CuratedChange, HistoryItem } from '../core/curate/curated-view.ts';
import type { Edit } from '../core/curate/edit.ts';
import type { EngineOptions } from '../core/engine.ts';
import type { MapPoints } from '../core/map/run-map.ts';
import type { Sending } from '../core/estimate-sending.ts';
import type { Preview } from '../core/preview/preview.ts';
import type { Outcome, Progress } from '../core/progress.ts';
import type { Run } from '../core/run/run.ts';
import type { SampleKind } from '../core/describe/samples.ts';
import type { GivenSource } from '../core/dataset/forms/file-set.ts';
import type { Inspection } from '../core/dataset/template/inspect.ts';
import type { RepairReport } from '../core/dataset/repair/repair-file.ts';
import type { LineClusters } from '../core/run/line-clusters.ts';
import type { ComparedClusters } from '../core/explore/compare-clusters.ts';
import type { RowView } from '../core/dataset/rows/row-view.ts';
import type { ClusterRequest } from '../core/pipeline.ts';
import type { Cut, RecutRun } from '../core/recut-run.ts';
import type { OfferedCut } from '../core/run/run-tree.ts';
import type { UpdatedRun, UpdateRequest } from '../core/update-run.ts';
import type { SplitPlan, SplitRequest, SplitResult } from '../core/split/split.ts';
import type { ChatPlace } from '../core/naming/ask-chat.ts';
import type { ClusterCard } from '../core/naming/cluster-card.ts';
import type { NamingLanguage } from '../core/naming/naming-language.ts';
import type { SuggestedName } from '../core/naming/suggest-names.ts';
import type { ExploreWorkerApi } from './explore-worker-api.ts';
import type { SeedWorkerApi } from './seed-worker-api.ts';

/** Something a person should know although the work goes on. */
export interface Notice {
  readonly notice: string;
}

/** The clusters of a sample, until there are those of the file. */
export interface PreviewUpdate {
  readonly preview: Preview;
}

/** The clusters of another k, before they are described. */
export interface CutUpdate {
  readonly cut: Cut;
}

/** A run after its k changed. */
export interface RecutResult extends Pick<RecutRun, 'origins'> {
  readonly run: Run;
}

/** What the host asks of the worker. Paths are absolute; `folder` is a run folder. */
export interface WorkerApi extends ExploreWorkerApi, SeedWorkerApi {
  /** Fields of the first rows and the templates they allow. */
  readonly inspect: { params: GivenSource; result: Inspection };
  /** The texts that a template gives for the first rows that have one. */
  readonly texts: {
    params: { given: GivenSource; template: string; count: number };
    result: readonly string[];
  };
  /** What can be mended in a file; writes a mended copy to `out` unless that is undefined. */
  readonly repair: {
    params: { source: string; out: string | undefined };
    result: RepairReport;
  };
  readonly cluster: {
    params: ClusterRequest & { readonly engine?: EngineOptions };
    result: Outcome<Run>;
    progress: Progress | Notice | PreviewUpdate;
  };
  /** Gives the new rows of the run's file to its clusters, and the others the places they have now. */
  readonly update: {
    params: UpdateRequest & { readonly engine?: EngineOptions };
    result: Outcome<UpdatedRun>;
    progress: Progress;
  };
  /** Gives the rows of another file to the clusters of a run. */
  readonly apply: {
    params: ApplyRequest & { readonly engine?: EngineOptions };
    result: Outcome<AppliedRun>;
    progress: Progress;
  };
  /** From which distance a row of another file is unlike every cluster of the run. */
  readonly suggestedLimit: { params: { folder: string }; result: number };
  /** The run in `folder`; undefined when there is none. A damaged one is a HumanError. */
  readonly open: { params: { folder: string }; result: Run | undefined };
  /** How rows divide among the clusters of every k that the run can be given; none if k is fixed. */
  readonly cuts: { params: { folder: string }; result: readonly OfferedCut[] };
  /** Gives the run another number of clusters. */
  readonly recut: {
    params: { folder: string; k: number | 'auto' };
    result: Outcome<RecutResult>;
    progress: Progress | CutUpdate;
  };
  /** The clusters of the run after a person's changes, also those that others have made. */
  readonly curated: { params: { folder: string; run: string }; result: CuratedChange };
  /** Makes a change. `run` is the id of the run whose clusters and rows are meant, here and below. */
  readonly edit: { params: { folder: string; run: string; edit: Edit }; result: CuratedChange };
  readonly undo: { params: { folder: string; run: string }; result: CuratedChange };
  readonly redo: { params: { folder: string; run: string }; result: CuratedChange };
  /** Undoes or redoes until the edit of the history entry `entry` is the last that holds; 0 for none. */
  readonly goToEdit: {
    params: { folder: string; run: string; entry: number };
    result: CuratedChange;
  };
  /** Splits a cluster into so many parts by the vectors of its texts. */
  readonly splitCluster: {
    params: { folder: string; run: string; cluster: number; parts: number };
    result: CuratedChange;
  };
  /** Finds key terms and samples of the clusters whose rows a person has changed. */
  readonly describeCurated: {
    params: { folder: string; run: string };
    result: Outcome<CuratedChange>;
    progress: Progress;
  };
  /** What a language model is told of some clusters to name them. */
  readonly clusterCards: {
    params: { folder: string; run: string; clusters: readonly number[] };
    result: readonly ClusterCard[];
  };
  /** Asks an endpoint what clusters could be called; names are reported as soon as they are there. */
  readonly suggestNames: {
    params: {
      readonly cards: readonly ClusterCard[];
      readonly language: NamingLanguage;
      readonly chat: ChatPlace;
    };
    result: Outcome<readonly SuggestedName[]>;
    progress: { readonly names: readonly SuggestedName[]; readonly asked: number };
  };
  readonly history: {
    params: { folder: string; run: string };
    result: readonly HistoryItem[];
  };
  /** Cluster of every line of the file as it is on disk now. */
  readonly lines: { params: { folder: string }; result: LineClusters };
  readonly samples: {
    params: { folder: string; cluster: number; kind: SampleKind };
    result: readonly RowView[];
  };
  /** Rows by their numbers, long fields shortened. */
  readonly rows: {
    params: { folder: string; rows: readonly number[] };
    result: readonly RowView[];
  };
  /** What tells two clusters apart, and the rows between them. */
  readonly compare: {
    params: { folder: string; clusters: readonly [number, number] };
    result: ComparedClusters;
  };
  /** One row in full. */
  readonly row: { params: { folder: string; row: number }; result: RowView };
  /** The run's map, which is made and saved when there is none. */
  readonly map: {
    params: { folder: string };
    result: Outcome<MapPoints>;
    progress: Progress | Notice;
  };
  readonly planSplit: { params: SplitRequest; result: SplitPlan };
  readonly split: { params: SplitRequest; result: Outcome<SplitResult>; progress: Progress };
  /** What clustering would send to an endpoint; nothing is sent. */
  readonly estimateSending: {
    params: Omit<ClusterRequest, 'folder'> & { readonly endpoint: EndpointPlace };
    result: Outcome<Sending>;
  };
  /** Asks an endpoint which models it has. */
  readonly listModels: {
    params: { readonly place: Pick<EndpointPlace, 'url' | 'key'> };
    result: Outcome<readonly string[]>;
  };
  /** Asks an endpoint for the vector of one letter, and answers how many numbers it has. */
  readonly tryEndpoint: {
    params: { readonly place: EndpointPlace };
    result: Outcome<number>;
  };
  /** Asks the hub for the files of a model; `host` is whom it asked. */
  readonly findHubModel: {
    params: { readonly id: string; readonly dtype: ModelDtype | undefined };
    result: { readonly host: string; readonly model: HubModel };
  };
  /** Downloads it into a folder of models. */
  readonly downloadModel: {
    params: { readonly model: HubModel; readonly models: string };
    result: Outcome<string>;
    progress: DownloadProgress;
  };
  /** Loads a model and answers how many texts a second it embeds here. */
  readonly measureSpeed: {
    params: { readonly engine: EngineOptions };
    result: Outcome<number>;
  };
  /** Bytes of the vectors in a cache folder. */
  readonly cacheBytes: { params: { folder: string }; result: number };
  /** Deletes them; answers the bytes that were freed. */
  readonly clearCache: { params: { folder: string }; result: number };
  /** Deletes the run folder's own files, and the folder when nothing else is in it. */
  readonly clear: { params: { folder: string }; result: undefined };
}
