import { noMarks } from '../../core/curate/cluster-marks.ts';
import type { CuratedView, ShownRun } from '../../core/curate/curated-view.ts';
import type { Run, RunCluster } from '../../core/run/run.ts';

/** A run as a person sees it. */
export function shownRun(run: Run, { clusters }: Pick<CuratedView, 'clusters'>): ShownRun {
  return { ...run, clusters, k: run.clusters.length };
}

/** The same for clusters of which nothing has been said, as long as their own marks are not known. */
export function untouchedRun(run: ShownRun, clusters: readonly RunCluster[]): ShownRun {
  const untouched = clusters.map(cluster => ({
    ...cluster,
    ...noMarks,
    droppedRows: 0,
    described: true,
  }));
  return { ...run, clusters: untouched, k: clusters.length };
}
