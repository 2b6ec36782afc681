/** How to write a run's clusters to files. */
export interface SplitRequest {
  /** The run folder. */
  readonly folder: string;
  /** Where the files go; made when missing. */
  readonly out: string;
  /** Ids of clusters whose rows go to `_dropped.jsonl`, besides those that a person has dropped. */
  readonly drop: readonly number[];
  /** Names for the file names by cluster id; where there is none, the cluster's own or its key terms. */
  readonly names: Readonly<Record<number, string>>;
  /** Replace the files of an earlier split in `out`. */
  readonly force: boolean;
}

export interface PlannedFile {
  /** File name inside `out`. */
  readonly file: string;
  readonly kind: 'cluster' | 'dropped' | 'unclustered' | 'invalid';
  /** Cluster id for `kind: 'cluster'`, else null. */
  readonly cluster: number | null;
  /** Lines of the input that go there. */
  readonly rows: number;
  readonly bytes: number;
}

/** What a split would write, before it does. */
export interface SplitPlan {
  readonly out: string;
  readonly files: readonly PlannedFile[];
  readonly lines: number;
  /** Files already in `out` that the split would replace. */
  readonly existing: readonly string[];
}

export interface SplitResult {
  readonly out: string;
  readonly files: readonly (PlannedFile & { readonly sha256: string })[];
  readonly kept: number;
  readonly dropped: number;
  readonly unclustered: number;
  readonly invalid: number;
  readonly lines: number;
}
