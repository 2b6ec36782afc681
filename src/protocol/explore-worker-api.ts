import type { LineQuery } from '../core/dataset/rows/line-search.ts';
import type { RowView } from '../core/dataset/rows/row-view.ts';
import type { EngineOptions } from '../core/engine.ts';
import type { RowOrder } from '../core/explore/arrange-rows.ts';
import type { FoundMeaning, MeaningQuery } from '../core/explore/search-meaning.ts';
import type { Outcome, Progress } from '../core/progress.ts';

/** A row as it is after a person's changes; its distance is undefined when it was moved. */
export interface ExploredRow extends RowView {
  /** 0 for none. */
  readonly cluster: number;
  /** Whether it was dropped by itself, not with its cluster. */
  readonly dropped: boolean;
}

/** The rows of some clusters (of all when there is none), or rows that are known. */
export type ChosenRows = { readonly clusters: readonly number[] } | { readonly rows: Uint32Array };

/** What a search by words has found since its last report. */
export interface FoundRows {
  /** Ascending. */
  readonly rows: Uint32Array;
  /** Bytes of the file searched so far, and all of them. */
  readonly searched: number;
  readonly bytes: number;
}

/** What the explore page needs of the worker; `folder` is a run folder, rows are row numbers of the run. */
export interface ExploreWorkerApi {
  /** Names of the fields of the rows, the most common first. */
  readonly fieldNames: { params: { folder: string }; result: readonly string[] };
  readonly arrangeRows: {
    params: { folder: string; chosen: ChosenRows; order: RowOrder };
    result: Outcome<Uint32Array>;
    progress: Progress;
  };
  /** Up to some thousand rows, `characters` of each field. */
  readonly exploredRows: {
    params: { folder: string; rows: Uint32Array; characters: number };
    result: readonly ExploredRow[];
  };
  /** Looks into the values of all rows, as `core/explore/search-words` does. */
  readonly searchWords: {
    params: { folder: string; query: LineQuery; clusters: readonly number[] };
    result: Outcome<undefined>;
    progress: FoundRows;
  };
  readonly searchMeaning: {
    params: {
      folder: string;
      query: MeaningQuery;
      clusters: readonly number[];
      limit: number;
      /** Used for a text that no row has. */
      engine: EngineOptions;
    };
    result: Outcome<FoundMeaning>;
  };
  /** The lines of some rows as they stand in the file. */
  readonly rowLines: { params: { folder: string; rows: Uint32Array }; result: string };
}
