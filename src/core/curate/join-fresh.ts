import { clusterAt, type CuratedState, type RunClusters } from './curated-state.ts';
import { carriedClusters, partOf } from './divided-clusters.ts';
import type { Edit } from './edit.ts';
import type { CuratedBase, EditEntry } from './journal-entry.ts';
import { follow, replay } from './replay.ts';
import { rangesOf, rowsOf, type RowRanges } from './row-ranges.ts';
import type { RowVectors } from './row-vectors.ts';

/** Changes of a person on top of what was before them. */
export interface KeptChanges {
  readonly base: CuratedBase;
  readonly done: readonly EditEntry[];
}

export interface Joined extends KeptChanges {
  /** Whether a new row goes anywhere. */
  readonly changed: boolean;
}

/**
 * Lets every change that took rows out of a cluster also take those new rows of the cluster that are like the rows
 * it took, so that undoing the change brings them back with the others.
 * @param now the run as it is now
 * @param fresh new rows, ascending
 */
export function joinFresh(
  now: RunClusters,
  { base, done }: KeptChanges,
  fresh: readonly number[],
  vectors: RowVectors,
): Joined {
  const start = { done: [], undone: [], since: [] };
  const { state: unmoved } = replay(now, { ...start, base: { ...base, moved: [] } }).curation;
  const { state: moved } = replay(now, { ...start, base }).curation;
  const leaving = leavingRows(unmoved.places.map(clusterAt), moved, fresh, vectors);
  const joinedBase = { ...base, moved: withMoved(base.moved, leaving) };
  let changed = leaving.size > 0;
  const { curation } = replay(now, { ...start, base: joinedBase });
  for (const entry of done) {
    const step = follow(curation, entry);
    if (step === undefined || !takesRows(entry.edit)) continue;
    const before = curation.state.places.map(clusterAt);
    step.rows.forEach((row, at) => (before[row] = clusterAt(step.before[at] ?? 0)));
    const touched = new Set(step.before.map(clusterAt));
    const own = fresh.filter(row => touched.has(before[row] ?? 0));
    const joining = leavingRows(before, curation.state, own, vectors);
    if (joining.size === 0) continue;
    changed = true;
    curation.undo();
    follow(curation, { ...entry, edit: withRows(entry.edit, joining) });
  }
  return { base: joinedBase, done: curation.done, changed };
}

type RowsTo = ReadonlyMap<number, readonly number[]>;

/**
 * New rows that go to another cluster as others of theirs did, by where they go.
 * @param before cluster of each row before the others went; changed by this
 * @param after the state with the others gone and the new rows where they were
 */
function leavingRows(
  before: Int32Array,
  after: CuratedState,
  fresh: readonly number[],
  vectors: RowVectors,
): RowsTo {
  const to = new Map<number, number[]>();
  if (fresh.length === 0) return to;
  const clusters = fresh.map(row => before[row] ?? 0);
  // They are not what is learnt from.
  for (const row of fresh) before[row] = 0;
  const carried = new Map(carriedClusters(after, before, vectors).map(one => [one.from, one]));
  fresh.forEach((row, at) => {
    const from = clusters[at] ?? 0;
    const found = carried.get(from);
    if (found === undefined || !vectors.has(row)) return;
    const target = found.parts === undefined ? found.to : partOf(found.parts, vectors.of(row));
    if (target === from) return;
    const rows = to.get(target);
    if (rows === undefined) to.set(target, [row]);
    else rows.push(row);
  });
  return to;
}

function takesRows({ kind }: Edit): boolean {
  return kind === 'move' || kind === 'split' || kind === 'seed';
}

function withMoved(moved: CuratedBase['moved'], more: RowsTo): CuratedBase['moved'] {
  const known = moved.map(({ to, rows }) => ({ to, rows: union(rows, more.get(to)) }));
  const others = [...more].filter(([to]) => moved.every(one => one.to !== to));
  return [...known, ...others.map(([to, rows]) => ({ to, rows: rangesOf(rows) }))];
}

function withRows(edit: Edit, more: RowsTo): Edit {
  switch (edit.kind) {
    case 'move':
      return { ...edit, rows: union(edit.rows, more.get(edit.to)) };
    case 'split':
      return { ...edit, parts: shared(edit.parts, more) };
    case 'seed':
      return { ...edit, seeds: shared(edit.seeds, more) };
    default:
      return edit;
  }
}

/** Each row once, also where two parts are of one cluster. */
function shared<Part extends { readonly id: number; readonly rows: RowRanges }>(
  parts: readonly Part[],
  more: RowsTo,
): (Part & { rows: number[] })[] {
  const left = new Map(more);
  return parts.map(part => {
    const rows = union(part.rows, left.get(part.id));
    left.delete(part.id);
    return { ...part, rows };
  });
}

function union(ranges: RowRanges, more: readonly number[] = []): number[] {
  return rangesOf([...new Set([...rowsOf(ranges), ...more])].sort((a, b) => a - b));
}
