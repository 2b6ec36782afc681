import type { Sampling } from '../sample/sampling.ts';

/** A file for each kept cluster, for each type, or one with fields added to every row. */
export const splitLayouts = ['clusters', 'types', 'combined'] as const;
export type SplitLayout = (typeof splitLayouts)[number];

/**
 * How rows are stored: `source`, as in the file that was clustered; `packed`, the same and packed as that is;
 * `jsonl`, as lines of JSON.
 */
export const splitForms = ['source', 'packed', 'jsonl'] as const;
export type SplitForm = (typeof splitForms)[number];

/** Names of the fields that a combined file adds to every row; one without a name is left out. */
export interface AddedFields {
  /** For the cluster's id. */
  readonly cluster?: string | undefined;
  /** For its name, or its key terms. */
  readonly name?: string | undefined;
  /** For its type; null where it has none. */
  readonly type?: string | undefined;
}

export const usualFields: AddedFields = {
  cluster: 'cluster',
  name: 'cluster_name',
  type: 'cluster_type',
};

/** What a split writes; nothing given is a file for each cluster with all its rows. */
export interface SplitOptions {
  readonly layout?: SplitLayout | undefined;
  /** `source` when missing. */
  readonly form?: SplitForm | undefined;
  /** Pattern for the names of the files of kept rows, such as `{id}-{name}`. */
  readonly fileNames?: string | undefined;
  /** For the layout `combined`; the usual ones when missing. */
  readonly fields?: AddedFields | undefined;
  /** Write only some of the kept rows; the others are left out. */
  readonly sampling?: Sampling | undefined;
  /** Write the rows that are left out to `_left-out.jsonl`. */
  readonly rest?: boolean | undefined;
}

/** How to write a run's clusters to files. */
export interface SplitRequest extends SplitOptions {
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

/** What is in a file: kept rows of a cluster, of a type or of all, or others. */
export type FileKind =
  (typeof keptKinds)[number] | 'left-out' | 'dropped' | 'unclustered' | 'invalid';

/** Kinds of files that hold kept rows. */
export const keptKinds = ['cluster', 'type', 'combined'] as const;

export function isKept(kind: FileKind): boolean {
  return keptKinds.some(kept => kept === kind);
}

export interface SplitFile {
  /** File name inside `out`. */
  readonly file: string;
  readonly kind: FileKind;
  /** Cluster id for `kind: 'cluster'`, else null. */
  readonly cluster: number | null;
  /** For `kind: 'type'`, '' for the clusters without one; else null. */
  readonly type: string | null;
  /** Lines of the input that go there. */
  readonly rows: number;
}

export interface PlannedFile extends SplitFile {
  /** Null as long as it is not known which rows are drawn or what is added to them. */
  readonly bytes: number | null;
}

export interface WrittenFile extends SplitFile {
  readonly bytes: number;
  /** Those of `bytes` that the split has added to the rows of plain lines. */
  readonly added: number;
  readonly sha256: string;
  /** Sum of its rows (see `RowSum`); null for plain lines, whose bytes say as much. */
  readonly sum: string | null;
}

/** How many rows are drawn from a kept cluster. */
export interface DrawnCluster {
  readonly cluster: number;
  /** Its rows. */
  readonly rows: number;
  readonly drawn: number;
}

/** What a split would write, before it does. */
export interface SplitPlan {
  readonly out: string;
  readonly files: readonly PlannedFile[];
  readonly lines: number;
  /** In which forms the rows can be written, the usual one first; none when there is no choice. */
  readonly forms: readonly SplitForm[];
  /** Rows that are left out of a sample, whether they are written or not. */
  readonly leftOut: number;
  /** By kept cluster, when only some rows are written. */
  readonly drawn: readonly DrawnCluster[];
  /** Files already in `out` that the split would replace. */
  readonly existing: readonly string[];
}

export interface SplitResult {
  readonly out: string;
  readonly files: readonly WrittenFile[];
  readonly kept: number;
  readonly leftOut: number;
  readonly dropped: number;
  readonly unclustered: number;
  readonly invalid: number;
  readonly lines: number;
}
