/** The clustered rows of a file. All arrays have one entry for every valid row. */
export interface ClusteredRows {
  /** Number of clusters; their ids are 1 … clusters. */
  readonly clusters: number;
  /** Cluster id of each row; 0 for a row without one. */
  readonly cluster: Int32Array;
  /** Cosine to the own centroid, −1 … 1; any value for a row without a cluster. */
  readonly similarity: Float32Array;
  /** First 8 bytes of the key of each row's instruction. */
  readonly textHash: BigInt64Array;
  /** Number of each row's distinct text, from 0. */
  readonly text: Int32Array | Uint32Array;
  /** The vector of a row that has a cluster; a view will do. */
  readonly vector: (row: number) => Float32Array;
}

/** The rows of each cluster, ascending; index = id − 1. */
export function membersOf({ clusters, cluster }: ClusteredRows): Uint32Array[] {
  const sizes = new Uint32Array(clusters + 1);
  for (const id of cluster) sizes[id] = (sizes[id] ?? 0) + 1;
  const members = Array.from(
    { length: clusters },
    (_, index) => new Uint32Array(sizes[index + 1] ?? 0),
  );
  const filled = new Uint32Array(clusters + 1);
  cluster.forEach((id, row) => {
    const list = members[id - 1];
    if (list === undefined) return;
    list[filled[id] ?? 0] = row;
    filled[id] = (filled[id] ?? 0) + 1;
  });
  return members;
}
