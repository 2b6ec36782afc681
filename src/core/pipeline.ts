/** What to cluster and how. Paths are absolute. */
export interface ClusterRequest {
  readonly source: string;
  /** The run folder to write. */
  readonly folder: string;
  readonly cacheFolder: string;
  /** Text to embed, such as `{instruction}\n{input}`; detected when undefined. */
  readonly template: string | undefined;
  readonly k: number | 'auto';
  readonly seed: number;
  /** Cluster only so many rows, drawn evenly from the file; all when undefined. */
  readonly sample: number | undefined;
  /** Weight of the form beside the meaning; 0 turns it off. */
  readonly formWeight: number;
}
