import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import type { MapCluster, MapState } from '../../protocol/map-api.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import { sourceName } from '../files/source-name.ts';

const termsInName = 3;

/** What the map shows of a file. */
export function mapState(file: ClusteredFile | undefined): MapState {
  if (file === undefined) return { kind: 'empty' };
  const { activity, result, source } = file;
  const name = sourceName(source);
  const path = source.fsPath;
  if (result === undefined) {
    return { kind: activity.kind === 'running' ? 'clustering' : 'unclustered', file: name, path };
  }
  const { run } = result;
  // A new name moves no row, so the points stay.
  const sizes = run.clusters.map(({ id, rows, droppedRows }) => [id, rows, droppedRows].join(':'));
  return {
    kind: 'clustered',
    file: name,
    path,
    version: [run.id, ...sizes].join(' '),
    isSet: run.origin?.files !== undefined,
    clusters: run.clusters.map(mapCluster),
  };
}

function mapCluster({ id, rows, name, terms, dropped, colour }: CuratedCluster): MapCluster {
  const best = terms.slice(0, termsInName).map(({ term }) => term);
  return { id, rows, name: name === '' ? best.join(', ') : name, dropped, colour };
}
