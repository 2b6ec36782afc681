import type { Run } from '../run/run.ts';
import { ClusterDescriptions, curatedClusters } from './cluster-descriptions.ts';
import { CuratedState } from './curated-state.ts';
import type { CuratedCluster } from './curated-view.ts';
import { readDescriptions } from './description-file.ts';
import { Journal } from './journal.ts';
import { entriesOf, replay } from './replay.ts';

/** A run's clusters after a person's changes, for who only reads them. */
export interface Curated {
  readonly state: CuratedState;
  readonly clusters: readonly CuratedCluster[];
}

/** @param cluster of each row of `run` */
export async function readCurated(folder: string, run: Run, cluster: Int32Array): Promise<Curated> {
  const clusters = { clusters: run.clusters, cluster, highest: 0 };
  const journal = new Journal(folder);
  await journal.refresh();
  const { state } = replay(clusters, entriesOf(journal.entries, run.id)).curation;
  const descriptions = new ClusterDescriptions(
    run.clusters,
    new CuratedState(clusters),
    await readDescriptions(folder, run),
  );
  return { state, clusters: curatedClusters(state, descriptions, cluster, state.ids()) };
}
