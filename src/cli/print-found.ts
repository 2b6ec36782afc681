import type { FoundMeaning } from '../core/explore/search-meaning.ts';
import type { OpenedRun } from '../core/run/opened-run.ts';
import { sampleLine } from './print-run.ts';

const nearestShown = 3;

/** What a search has found: by words as many as there are, by meaning the nearest. */
export type FoundInRun = { readonly rows: Uint32Array; readonly found: number } | FoundMeaning;

/** Prints the rows, each with its cluster, or one JSON object. */
export async function printFound(
  opened: OpenedRun,
  result: FoundInRun,
  json: boolean,
): Promise<void> {
  const views = await opened.views([...result.rows], Infinity);
  const cluster = (row: number): number => opened.rows.cluster[row] ?? 0;
  const similarity = 'similarity' in result ? result.similarity : undefined;
  if (json) {
    const rows = views.map(({ row, line, place, distance, fields }, at) => ({
      row,
      ...(place ?? { line }),
      cluster: cluster(row),
      distance: Number.isNaN(distance) ? null : distance,
      ...(similarity && { similarity: similarity[at] }),
      fields: Object.fromEntries(fields.map(({ name, text }) => [name, text])),
    }));
    const about = 'found' in result ? { found: result.found } : { clusters: result.clusters };
    console.log(JSON.stringify({ ...about, rows }));
    return;
  }
  if ('clusters' in result) console.log(nearestClusters(opened, result));
  views.forEach((view, at) => {
    const near = similarity ? `${(similarity[at] ?? 0).toFixed(3)}  ` : '';
    console.log(`${near}#${cluster(view.row)}  ${sampleLine(view)}`);
  });
  if ('found' in result) console.log(shownOf(views.length, result.found));
}

function nearestClusters({ run }: OpenedRun, { clusters }: FoundMeaning): string {
  const nearest = clusters.slice(0, nearestShown).map(({ id, similarity }) => {
    const terms = run.clusters.find(cluster => cluster.id === id)?.terms.slice(0, nearestShown);
    const name = terms?.map(({ term }) => term).join(', ') ?? '';
    return `#${id} ${similarity.toFixed(3)} (${name})`;
  });
  return `nearest clusters: ${nearest.join(', ')}`;
}

function shownOf(shown: number, found: number): string {
  const rows = found === 1 ? 'row' : 'rows';
  const all = found.toLocaleString('en-US');
  return shown < found ? `${shown} of ${all} ${rows} shown` : `${all} ${rows}`;
}
