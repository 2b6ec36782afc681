import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import type { CuratedCluster } from '../curate/curated-view.ts';
import { noCluster } from '../run/line-clusters.ts';
import { clusterFileName, droppedFile, invalidFile, unclusteredFile } from './file-name.ts';
import { invalidLine, type LineLayout } from './line-layout.ts';
import { lineRanges } from './line-ranges.ts';
import type { PlannedFile, SplitRequest } from './split.ts';

/** The least number that stands for the cluster of a line. */
const leastPlace = noCluster.dropped;

/** The files of a split, and for every line of the source the one it goes to. */
export interface SplitFiles {
  /** Kept clusters by id, then dropped, unclustered and invalid; only those with lines. */
  readonly files: readonly PlannedFile[];
  /** Index into `files` for each line of the source. */
  readonly fileOfLine: Int16Array;
}

/**
 * Decides which lines go to which file.
 * @throws HumanError `cluster-unknown` when `request.drop` names a cluster that the run has not
 */
export function splitFiles(
  clusters: readonly CuratedCluster[],
  layout: LineLayout,
  request: SplitRequest,
): SplitFiles {
  requireClusters(clusters, request.drop);
  const drop = droppedClusters(clusters, request);
  const kinds = possibleFiles(clusters, drop, request);
  const totals = kinds.map(() => ({ rows: 0, bytes: 0 }));
  const kindOfCluster = kindIndex(clusters, kinds, drop);
  const { cluster, starts } = layout;
  const kindOfLine = new Int16Array(layout.lines);
  for (let line = 0; line < layout.lines; line++) {
    const kind = kindOfCluster[(cluster[line] ?? invalidLine) - leastPlace] ?? -1;
    kindOfLine[line] = kind;
    const total = totals[kind];
    if (total === undefined) continue;
    total.rows++;
    total.bytes += (starts[line + 1] ?? 0) - (starts[line] ?? 0);
  }
  const planned = kinds.map((kind, index) => ({ ...kind, rows: 0, bytes: 0, ...totals[index] }));
  const files = planned.filter(file => file.rows > 0);
  const fileOfKind = planned.map(file => files.indexOf(file));
  return { files, fileOfLine: kindOfLine.map(kind => fileOfKind[kind] ?? -1) };
}

type FileKind = Pick<PlannedFile, 'file' | 'kind' | 'cluster'>;

/** Ids of the clusters that a person has dropped or that the request adds to them, ascending. */
export function droppedClusters(
  clusters: readonly CuratedCluster[],
  { drop }: SplitRequest,
): number[] {
  return clusters
    .filter(({ id, dropped }) => dropped || drop.includes(id))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

function possibleFiles(
  clusters: readonly CuratedCluster[],
  drop: readonly number[],
  request: SplitRequest,
): FileKind[] {
  const largest = clusters.reduce((most, { id }) => Math.max(most, id), 0);
  const digits = Math.max(2, String(largest).length);
  const kept = clusters
    .filter(({ id }) => !drop.includes(id))
    .map(({ id, name, terms }): FileKind => {
      const key = terms.slice(0, 3).map(({ term }) => term);
      const label = request.names[id] ?? (name === '' ? key.join(' ') : name);
      return { file: clusterFileName(id, digits, label), kind: 'cluster', cluster: id };
    });
  return [
    ...kept,
    { file: droppedFile, kind: 'dropped', cluster: null },
    { file: unclusteredFile, kind: 'unclustered', cluster: null },
    { file: invalidFile, kind: 'invalid', cluster: null },
  ];
}

/** Which of `kinds` lines go to, by their cluster less `leastPlace`. */
function kindIndex(
  clusters: readonly CuratedCluster[],
  kinds: readonly FileKind[],
  drop: readonly number[],
): Int16Array {
  const of = (kind: FileKind['kind']): number => kinds.findIndex(file => file.kind === kind);
  const last = Math.max(0, ...clusters.map(({ id }) => id));
  const index = new Int16Array(last + 1 - leastPlace).fill(-1);
  index[noCluster.dropped - leastPlace] = of('dropped');
  index[invalidLine - leastPlace] = of('invalid');
  index[noCluster.unclustered - leastPlace] = of('unclustered');
  for (const { id } of clusters) {
    const own = kinds.findIndex(file => file.cluster === id);
    index[id - leastPlace] = drop.includes(id) ? of('dropped') : own;
  }
  return index;
}

function requireClusters(clusters: readonly CuratedCluster[], ids: readonly number[]): void {
  const unknown = ids.filter(id => !clusters.some(cluster => cluster.id === id));
  if (unknown.length === 0) return;
  throw new HumanError(
    'cluster-unknown',
    t(
      'There is no cluster {0}; the run has {1}.',
      unknown.join(', '),
      lineRanges(clusters.map(({ id }) => id)).join(', '),
    ),
  );
}
