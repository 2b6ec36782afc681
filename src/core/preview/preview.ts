/** A first look at a large file: the clusters of a sample of its rows, which the run replaces. */
export interface Preview {
  /** Rows of the sample. */
  readonly rows: number;
  /** The largest first. Numbers and colours mean nothing beyond this preview. */
  readonly clusters: readonly PreviewCluster[];
}

export interface PreviewCluster {
  /** From 1. */
  readonly id: number;
  /** Rows of the sample. */
  readonly rows: number;
  /** Key terms, best first. */
  readonly terms: readonly string[];
  /** Texts nearest to the centroid, shortened. */
  readonly samples: readonly string[];
}

/** Takes a preview whenever there is a better one. */
export type ShowPreview = (preview: Preview) => void;
