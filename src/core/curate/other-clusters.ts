import { noMarks, sameMarks, type ClusterMarks } from './cluster-marks.ts';
import { clusterAt, type CuratedState, type RunClusters } from './curated-state.ts';
import { largestId } from './edit.ts';
import type { CuratedBase, Lost } from './journal-entry.ts';
import { goneRow } from './match-rows.ts';
import { rangesOf } from './row-ranges.ts';

/** How ids of the clusters before and now belong together. */
export type Ids =
  /** An id means the cluster with most of its rows; `origins` say from where new ids come. */
  | {
      readonly kind: 'kept';
      readonly origins: readonly { readonly id: number; readonly from: number }[];
    }
  /** The same id means nothing: clusters are told by their rows alone. */
  | { readonly kind: 'anew' };

export interface CarriedBase {
  readonly base: CuratedBase;
  readonly lost: readonly Lost[];
}

/**
 * What a person's changes come to when the file has other clusters. What was said of a cluster goes to
 * the one that has most of its rows and mostly them. Rows that were moved stay where they were moved
 * to; a cluster that mostly consists of such that had been merged is merged whole. A cluster that the
 * person made keeps its rows.
 * @param state of the clusters before
 * @param match for each row before its row now, or `goneRow`
 */
export function otherClusters(
  before: RunClusters,
  state: CuratedState,
  match: Int32Array,
  now: RunClusters,
  ids: Ids,
): CarriedBase {
  const made = new Set(state.ids().filter(id => !before.clusters.some(c => c.id === id)));
  const target =
    ids.kind === 'kept' ? keptTargets(state, made, now) : targetsByRows(state, match, made, now);
  const lost: Lost[] = [];
  const marks = new Map<number, ClusterMarks>();
  for (const [id, said] of state.marked) {
    const to = target.get(id);
    if (to !== undefined) marks.set(to, said);
    else if (ids.kind === 'kept') marks.set(id, said);
    if (to === undefined && state.has(id)) lost.push(lostOf('marks', id, said, 0));
  }
  if (ids.kind === 'kept') inheritMarks(marks, state, ids.origins);
  const rows = carriedRows(before, state, match, now, target);
  for (const [id, count] of rows.lost) lost.push(lostOf('rows', id, state.marksOf(id), count));
  if (rows.droppedLost > 0) lost.push(lostOf('dropped', 0, noMarks, rows.droppedLost));
  const highest = Math.max(
    now.highest,
    ids.kind === 'kept' ? state.highest : 0,
    ...target.values(),
  );
  return {
    base: {
      marks: [...marks].map(([cluster, said]) => ({ cluster, ...said })),
      merged: rows.merged,
      moved: rows.moved,
      dropped: rows.dropped,
      highest: Math.max(1, highest),
    },
    lost,
  };
}

function lostOf(kind: Lost['kind'], cluster: number, { name }: ClusterMarks, rows: number): Lost {
  return { kind, cluster, name, rows };
}

/** What each cluster before is now; one that is not there any more has no entry. */
type Targets = ReadonlyMap<number, number>;

function keptTargets(state: CuratedState, made: ReadonlySet<number>, now: RunClusters): Targets {
  const there = new Set(now.clusters.map(({ id }) => id));
  return new Map(
    state
      .ids()
      .filter(id => there.has(id) || made.has(id))
      .map(id => [id, id]),
  );
}

/** Clusters that have more than half of one another's rows; those a person made get ids of their own otherwise. */
function targetsByRows(
  state: CuratedState,
  match: Int32Array,
  made: ReadonlySet<number>,
  now: RunClusters,
): Targets {
  const shared = new Counts();
  const sizes = new Float64Array(largestId + 1);
  const sizesNow = new Float64Array(largestId + 1);
  state.places.forEach((place, row) => {
    const cluster = clusterAt(place);
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    const id = now.cluster[match[row] ?? goneRow] ?? 0;
    if (id > 0 && cluster > 0) shared.add(cluster, id);
  });
  for (const id of now.cluster) sizesNow[id] = (sizesNow[id] ?? 0) + 1;
  const targets = new Map<number, number>();
  for (const { from, to, count } of shared.all()) {
    if (2 * count > (sizes[from] ?? 0) && 2 * count > (sizesNow[to] ?? 0)) targets.set(from, to);
  }
  let highest = now.highest;
  for (const id of made) if (!targets.has(id) && shared.has(id)) targets.set(id, ++highest);
  return targets;
}

/** A cluster that most comes from a dropped one is dropped, and of its type. */
function inheritMarks(
  marks: Map<number, ClusterMarks>,
  state: CuratedState,
  origins: readonly { readonly id: number; readonly from: number }[],
): void {
  for (const { id, from } of origins) {
    const { type, dropped } = state.marksOf(from);
    const inherited = { ...noMarks, type, dropped };
    if (!marks.has(id) && !sameMarks(inherited, noMarks)) marks.set(id, inherited);
  }
}

interface CarriedRows extends Pick<CuratedBase, 'merged' | 'moved' | 'dropped'> {
  /** Rows that had been moved to a cluster that is not there any more, by cluster. */
  readonly lost: ReadonlyMap<number, number>;
  readonly droppedLost: number;
}

function carriedRows(
  before: RunClusters,
  state: CuratedState,
  match: Int32Array,
  now: RunClusters,
  target: Targets,
): CarriedRows {
  const merged = mergedWhole(before, state, match, now, target);
  const moved = new Map<number, number[]>();
  const dropped: number[] = [];
  const lost = new Map<number, number>();
  let droppedLost = 0;
  state.places.forEach((place, row) => {
    const [rowNow, cluster] = [match[row] ?? goneRow, clusterAt(place)];
    if (place < 0 && rowNow === goneRow) droppedLost++;
    if (rowNow === goneRow) return;
    if (place < 0) dropped.push(rowNow);
    if (cluster === before.cluster[row]) return;
    const to = target.get(cluster);
    const found = now.cluster[rowNow] ?? 0;
    if (to === undefined) lost.set(cluster, (lost.get(cluster) ?? 0) + 1);
    else if ((merged.get(found) ?? found) !== to) append(moved, to, rowNow);
  });
  const ascending = (rows: number[]): number[] => rangesOf(Uint32Array.from(rows).sort());
  return {
    merged: [...merged].map(([from, to]) => ({ from, to })),
    moved: [...moved].map(([to, rows]) => ({ to, rows: ascending(rows) })),
    dropped: ascending(dropped),
    lost,
    droppedLost,
  };
}

/** Clusters now that mostly consist of clusters which had gone into another one whole. */
function mergedWhole(
  before: RunClusters,
  state: CuratedState,
  match: Int32Array,
  now: RunClusters,
  target: Targets,
): Map<number, number> {
  const went = wholeMerges(before, state);
  const votes = new Counts();
  const sizes = new Float64Array(largestId + 1);
  before.cluster.forEach((cluster, row) => {
    const found = now.cluster[match[row] ?? goneRow] ?? 0;
    if (found === 0) return;
    sizes[found] = (sizes[found] ?? 0) + 1;
    const to = target.get(went.get(cluster) ?? 0);
    if (to !== undefined) votes.add(found, to);
  });
  const merged = new Map<number, number>();
  for (const { from, to, count } of votes.all()) {
    if (from !== to && 2 * count > (sizes[from] ?? 0)) merged.set(from, to);
  }
  return merged;
}

/** Clusters of the run of which all rows are in one other cluster. */
function wholeMerges(before: RunClusters, { places }: CuratedState): ReadonlyMap<number, number> {
  const went = new Map<number, number>();
  const scattered = new Set<number>();
  before.cluster.forEach((cluster, row) => {
    const at = clusterAt(places[row] ?? 0);
    if (went.has(cluster) && went.get(cluster) !== at) scattered.add(cluster);
    else went.set(cluster, at);
  });
  return new Map([...went].filter(([from, to]) => from > 0 && from !== to && !scattered.has(from)));
}

/** Rows by two ids. */
class Counts {
  private readonly counts = new Map<number, number>();

  add(from: number, to: number): void {
    const key = from * (largestId + 1) + to;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  has(from: number): boolean {
    return this.all().some(pair => pair.from === from);
  }

  all(): { readonly from: number; readonly to: number; readonly count: number }[] {
    return [...this.counts].map(([key, count]) => {
      const to = key % (largestId + 1);
      return { from: (key - to) / (largestId + 1), to, count };
    });
  }
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
