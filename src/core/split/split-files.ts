import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { noCluster } from '../run/line-clusters.ts';
import { invalidFile, otherFile } from './file-name.ts';
import { requireFileNames } from './file-pattern.ts';
import { keptFiles, type FilePlan } from './kept-files.ts';
import { invalidLine, type LineLayout } from './line-layout.ts';
import { lineRanges } from './line-ranges.ts';
import type { SplitCluster } from './split-clusters.ts';
import { isKept, type FileKind, type SplitFile, type SplitRequest } from './split.ts';

/** The least number that stands for the cluster of a line. */
const leastPlace = noCluster.dropped;

/** What stands for the file of a line that is written nowhere. */
export const noFile = -1;

/** A file of a split with what of the source goes there. */
export interface SourceFile extends SplitFile {
  /** As they are in the source. */
  readonly bytes: number;
}

/** The files of a split, and for every line of the source the one it goes to. */
export interface SplitFiles {
  /** Kept rows, then left-out, dropped, unclustered and invalid ones; only files with lines. */
  readonly files: readonly SourceFile[];
  /** Index into `files` for each line of the source; `noFile` for one that is left out. */
  readonly fileOfLine: Int16Array;
  /** Rows that are left out, whether they are written or not. */
  readonly leftOut: number;
  /** What of them is in no file. */
  readonly unwritten: { readonly rows: number; readonly bytes: number };
}

/** What decides where lines go, besides the request. */
export interface SplitInput {
  readonly clusters: readonly SplitCluster[];
  readonly layout: LineLayout;
  /** Name of the source without its extension. */
  readonly source: string;
  /** Of the files, such as `.jsonl`. */
  readonly extension: string;
  /** 1 for each line that is drawn; undefined when all are. */
  readonly drawn: Uint8Array | undefined;
}

/**
 * Decides which lines go to which file.
 * @throws HumanError `cluster-unknown` when `request.drop` names a cluster that the run has not;
 *   `pattern-unknown`, `name-illegal` or `name-collision` for names of files
 */
export function splitFiles(input: SplitInput, request: SplitRequest): SplitFiles {
  const { clusters, layout, drawn } = input;
  requireClusters(clusters, request.drop);
  const { plans, planOfPlace } = possibleFiles(input, request);
  const leftOutPlan = plans.findIndex(({ kind }) => kind === 'left-out');
  const keeps = plans.map(({ kind }) => isKept(kind));
  const totals = plans.map(() => ({ rows: 0, bytes: 0 }));
  const { cluster, starts } = layout;
  const planOfLine = new Int16Array(layout.lines);
  for (let line = 0; line < layout.lines; line++) {
    const place = planOfPlace[(cluster[line] ?? invalidLine) - leastPlace] ?? noFile;
    const plan = drawn?.[line] === 0 && keeps[place] === true ? leftOutPlan : place;
    planOfLine[line] = plan;
    const total = totals[plan];
    if (total === undefined) continue;
    total.rows++;
    total.bytes += (starts[line + 1] ?? 0) - (starts[line] ?? 0);
  }
  const left = totals[leftOutPlan] ?? { rows: 0, bytes: 0 };
  const written = plans.map((plan, at) => ({ ...plan, rows: 0, bytes: 0, ...totals[at] }));
  const files = written.filter(
    ({ kind, rows }) => rows > 0 && (kind !== 'left-out' || request.rest === true),
  );
  requireFileNames(files.filter(({ kind }) => isKept(kind)).map(({ file }) => file));
  const fileOfPlan = Int16Array.from(written, plan => files.indexOf(plan));
  return {
    files,
    fileOfLine: planOfLine.map(plan => fileOfPlan[plan] ?? noFile),
    leftOut: left.rows,
    unwritten: request.rest === true ? { rows: 0, bytes: 0 } : left,
  };
}

/** Ids of the clusters that a person has dropped or that the request adds to them, ascending. */
export function droppedClusters(
  clusters: readonly SplitCluster[],
  { drop }: SplitRequest,
): number[] {
  return clusters
    .filter(({ id, dropped }) => dropped || drop.includes(id))
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

interface PossibleFiles {
  readonly plans: readonly FilePlan[];
  /** Index into `plans` by the cluster of a line less `leastPlace`. */
  readonly planOfPlace: Int16Array;
}

function possibleFiles(
  { clusters, source, extension }: SplitInput,
  request: SplitRequest,
): PossibleFiles {
  const drop = new Set(droppedClusters(clusters, request));
  const last = clusters.reduce((most, { id }) => Math.max(most, id), 0);
  const kept = keptFiles(
    clusters.filter(({ id }) => !drop.has(id)),
    Math.max(2, String(last).length),
    source,
    extension,
    request,
  );
  const plans = [...kept.files, ...otherFiles(extension)];
  const of = (kind: FileKind): number => plans.findIndex(plan => plan.kind === kind);
  const planOfPlace = new Int16Array(last + 1 - leastPlace).fill(noFile);
  planOfPlace[noCluster.dropped - leastPlace] = of('dropped');
  planOfPlace[invalidLine - leastPlace] = of('invalid');
  planOfPlace[noCluster.unclustered - leastPlace] = of('unclustered');
  for (const { id } of clusters) {
    planOfPlace[id - leastPlace] = drop.has(id) ? of('dropped') : (kept.fileOf.get(id) ?? noFile);
  }
  return { plans, planOfPlace };
}

function otherFiles(extension: string): FilePlan[] {
  const others = (['left-out', 'dropped', 'unclustered'] as const).map((kind): FilePlan => ({
    file: otherFile(kind, extension),
    kind,
    cluster: null,
    type: null,
  }));
  return [...others, { file: invalidFile, kind: 'invalid', cluster: null, type: null }];
}

function requireClusters(clusters: readonly SplitCluster[], ids: readonly number[]): void {
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
