import { basename } from 'node:path';
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
  const { run, dropped } = result;
  return {
    kind: 'clustered',
    file: name,
    // The run gets its new id only when the clusters of another k are saved.
    version: recutting?.found === true ? `${run.id} ${String(recutting.k)}` : run.id,
    clusters: run.clusters.map(({ id, rows, terms }) => ({
      id,
      rows,
      name: terms
        .slice(0, termsInName)
        .map(({ term }) => term)
        .join(', '),
      dropped: dropped.includes(id),
    })),
  };
}
