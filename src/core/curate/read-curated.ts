import type { Run } from '../run/run.ts';
import { ClusterDescriptions, curatedClusters } from './cluster-descriptions.ts';
import { CuratedState } from './curated-state.ts';
import type { CuratedCluster } from './curated-view.ts';
import { readDescriptions } from './description-file.ts';
import { Journal } from './journal.ts';
import { entriesOf, replay, type RunEntries } from './replay.ts';

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
  const entries = entriesOf(journal.entries, run.id);
  const { state } = replay(clusters, entries).curation;
  const descriptions = new ClusterDescriptions(
    run.clusters,
    isUntouched(entries) ? state : new CuratedState(clusters),
    await readDescriptions(folder, run),
  );
  return { state, clusters: curatedClusters(state, descriptions, cluster, state.ids()) };
}

/** Whether a run is as it was written. */
function isUntouched({ base, done, undone, since }: RunEntries): boolean {
  return base === undefined && done.length + undone.length + since.length === 0;
}
