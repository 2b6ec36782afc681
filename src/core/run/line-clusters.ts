/** What stands in `cluster` for a line that has none. */
export const noCluster = {
  /** A valid row outside the sample. */
  unclustered: 0,
  /** Not a row: blank, not JSON, not an object, or without text. */
  invalid: -1,
  /** A row whose text was not there when the run was made. */
  stale: -2,
} as const;

/** The clusters of all lines of a file; index = line − 1. */
export interface LineClusters {
  /** Cluster id ≥ 1, or one of `noCluster`. */
  readonly cluster: Int16Array;
  /** Second-nearest cluster id; 0 when there is none. */
  readonly second: Int16Array;
  /** 1 − cosine to the own centroid; NaN without a cluster. */
  readonly distance: Float32Array;
  /** Whether the file is byte for byte the one that was clustered. */
  readonly current: boolean;
}
