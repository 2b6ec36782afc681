import { basename } from 'node:path';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import type { MapState } from '../../protocol/map-api.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';

const termsInName = 3;

/** What the map shows of a file. */
export function mapState(file: ClusteredFile | undefined): MapState {
  if (file === undefined) return { kind: 'empty' };
  const { activity, result, recutting, source } = file;
  const name = basename(source.path);
  if (result === undefined) {
    return { kind: activity.kind === 'running' ? 'clustering' : 'unclustered', file: name };
  }
  const { run } = result;
  return {
    kind: 'clustered',
    file: name,
    // The run gets its new id only when the clusters of another k are saved.
    version: recutting?.found === true ? `${run.id} ${String(recutting.k)}` : run.id,
    clusters: run.clusters.map(cluster => ({
      id: cluster.id,
      rows: cluster.rows,
      name: nameOf(cluster),
      dropped: cluster.dropped,
    })),
  };
}

function nameOf({ name, terms }: CuratedCluster): string {
  if (name !== '') return name;
  const best = terms.slice(0, termsInName).map(({ term }) => term);
  return best.join(', ');
}
