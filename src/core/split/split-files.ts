import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import type { Run } from '../run/run.ts';
import { clusterFileName, droppedFile, invalidFile, unclusteredFile } from './file-name.ts';
import { invalidLine, type LineLayout } from './line-layout.ts';
import { lineRanges } from './line-ranges.ts';
import type { PlannedFile, SplitRequest } from './split.ts';

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
export function splitFiles(run: Run, layout: LineLayout, request: SplitRequest): SplitFiles {
  requireClusters(run, request.drop);
  const kinds = possibleFiles(run, request);
  const totals = kinds.map(() => ({ rows: 0, bytes: 0 }));
  const kindOfCluster = kindIndex(run, kinds, request.drop);
  const { cluster, starts } = layout;
  const kindOfLine = new Int16Array(layout.lines);
  for (let line = 0; line < layout.lines; line++) {
    const kind = kindOfCluster[(cluster[line] ?? invalidLine) - invalidLine] ?? -1;
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

function possibleFiles(run: Run, request: SplitRequest): FileKind[] {
  const largest = run.clusters.reduce((most, { id }) => Math.max(most, id), 0);
  const digits = Math.max(2, String(largest).length);
  const clusters = run.clusters
    .filter(({ id }) => !request.drop.includes(id))
    .map(({ id, terms }): FileKind => {
      const label =
        request.names[id] ??
        terms
          .slice(0, 3)
          .map(({ term }) => term)
          .join(' ');
      return { file: clusterFileName(id, digits, label), kind: 'cluster', cluster: id };
    });
  return [
    ...clusters,
    { file: droppedFile, kind: 'dropped', cluster: null },
    { file: unclusteredFile, kind: 'unclustered', cluster: null },
    { file: invalidFile, kind: 'invalid', cluster: null },
  ];
}

/** Which of `kinds` the lines of a cluster go to; the place of its id is behind those of −1, no row, and 0, no cluster. */
function kindIndex(run: Run, kinds: readonly FileKind[], drop: readonly number[]): Int16Array {
  const of = (kind: FileKind['kind']): number => kinds.findIndex(file => file.kind === kind);
  const last = Math.max(0, ...run.clusters.map(({ id }) => id));
  const index = new Int16Array(last + 1 - invalidLine).fill(-1);
  index[0] = of('invalid');
  index[-invalidLine] = of('unclustered');
  for (const { id } of run.clusters) {
    const own = kinds.findIndex(file => file.cluster === id);
    index[id - invalidLine] = drop.includes(id) ? of('dropped') : own;
  }
  return index;
}

function requireClusters(run: Run, ids: readonly number[]): void {
  const unknown = ids.filter(id => !run.clusters.some(cluster => cluster.id === id));
  if (unknown.length === 0) return;
  throw new HumanError(
    'cluster-unknown',
    t(
      'There is no cluster {0}; the run has {1}.',
      unknown.join(', '),
      lineRanges(run.clusters.map(({ id }) => id)).join(', '),
    ),
  );
}
