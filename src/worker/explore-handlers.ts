import { clusterAt } from '../core/curate/curated-state.ts';
import { arrangeRows } from '../core/explore/arrange-rows.ts';
import { acceptsClusters, rowsAt, rowsOfClusters } from '../core/explore/chosen-rows.ts';
import { fieldNames } from '../core/explore/field-names.ts';
import { rowLines } from '../core/explore/row-lines.ts';
import { searchMeaning } from '../core/explore/search-meaning.ts';
import { outcomeOf } from '../core/progress.ts';
import type { ExploreWorkerApi } from '../protocol/explore-worker-api.ts';
import type { Handlers } from '../protocol/rpc.ts';
import type { CuratedRuns } from './curated-runs.ts';
import { runSearch } from './run-search.ts';
import type { SharedEngine } from './shared-engine.ts';

/**
 * Answers what the explore page needs.
 * @param searchScript path of the script of a search's thread
 */
export function exploreHandlers(
  runs: CuratedRuns,
  engine: SharedEngine,
  searchScript: string,
): Handlers<ExploreWorkerApi> {
  const quiet = { report: () => undefined };
  return {
    fieldNames: async ({ folder }) => fieldNames((await runs.open(folder)).opened),
    arrangeRows: ({ folder, chosen, order }, work) =>
      outcomeOf(work.signal, async () => {
        const { opened, state } = await runs.open(folder);
        await opened.requireUnchanged(work);
        const cluster = state.places.map(clusterAt);
        const rows = 'rows' in chosen ? chosen.rows : rowsOfClusters(cluster, chosen.clusters);
        return arrangeRows(opened, rows, cluster, order, work);
      }),
    exploredRows: async ({ folder, rows, characters }) => {
      const { opened, state } = await runs.open(folder);
      const views = await opened.views([...rows], characters);
      return views.map(view => {
        const place = state.places[view.row] ?? 0;
        const cluster = clusterAt(place);
        const stayed = cluster === opened.rows.cluster[view.row];
        return {
          ...view,
          cluster,
          dropped: place < 0,
          distance: stayed ? view.distance : undefined,
        };
      });
    },
    searchWords: async ({ folder, query, clusters }, { signal, report }) => {
      const { opened, state } = await runs.open(folder);
      const { rows, run, source } = opened;
      const accepts = acceptsClusters(state.places.map(clusterAt), clusters);
      const wanted = { path: source, looksAt: 'values', query } as const;
      const checked = outcomeOf(signal, () => opened.requireUnchanged({ ...quiet, signal }));
      if ((await checked).status === 'cancelled') return { status: 'cancelled' };
      return runSearch(searchScript, wanted, signal, ({ hits, searched }) =>
        report({ rows: rowsAt(rows, hits).filter(accepts), searched, bytes: run.source.bytes }),
      );
    },
    searchMeaning: ({ folder, query, clusters, limit, engine: options }, { signal }) =>
      outcomeOf(signal, async () => {
        const { opened, state } = await runs.open(folder);
        await opened.requireUnchanged({ ...quiet, signal });
        const accepts = acceptsClusters(state.places.map(clusterAt), clusters);
        const ready = (): ReturnType<typeof engine.ready> => engine.ready(options);
        return searchMeaning(opened, query, ready, { limit, accepts }, signal);
      }),
    rowLines: async ({ folder, rows }) => rowLines((await runs.open(folder)).opened, rows),
  };
}
