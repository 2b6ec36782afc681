import { lineClusterOf } from '../curate/curated-state.ts';
import type { CuratedCluster } from '../curate/curated-view.ts';
import { readCurated } from '../curate/read-curated.ts';
import type { Run } from '../run/run.ts';

/** A cluster as a split sees it. */
export type SplitCluster = Pick<
  CuratedCluster,
  'id' | 'rows' | 'terms' | 'name' | 'type' | 'dropped'
>;

export interface SplitClusters {
  readonly clusters: readonly SplitCluster[];
  /** Of each row; 0 for a row without one, `noCluster.dropped` for a dropped one. */
  readonly cluster: Int32Array;
}

/**
 * The clusters of a run after a person's changes.
 * @param cluster of each row of `run`
 */
export async function readSplitClusters(
  folder: string,
  run: Run,
  cluster: Int32Array,
): Promise<SplitClusters> {
  const { state, clusters } = await readCurated(folder, run, cluster);
  return { clusters, cluster: state.places.map(place => lineClusterOf(place)) };
}
