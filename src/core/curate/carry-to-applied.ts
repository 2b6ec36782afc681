import type { PackedVectors } from '../math/packed-vectors.ts';
import type { RunRows } from '../run/run-rows.ts';
import type { Run } from '../run/run.ts';
import type { BeforeCommit } from '../run/write-run.ts';
import { runClusters, type WrittenRun } from './carry-journal.ts';
import type { CuratedState } from './curated-state.ts';
import { carriedClusters, partOf, type CarriedCluster } from './divided-clusters.ts';
import { Journal } from './journal.ts';
import type { CuratedBase } from './journal-entry.ts';
import { entriesOf, replay } from './replay.ts';
import { rangesOf } from './row-ranges.ts';
import { RowVectors } from './row-vectors.ts';

/** The rows of a run with their vectors. */
export interface PlacedRows {
  readonly rows: RunRows;
  readonly vectors: PackedVectors;
}

/**
 * For the clusters of a run that are given to the rows of another file: names, notes, colours, types,
 * what is dropped, and which rows belong to clusters that were merged, split or made of others' rows. Rows have to be
 * reviewed anew, and what was dropped row by row stays with the run.
 * @param folder of the run that the clusters come from
 * @param placed the rows of the other file in the clusters of the run
 * @param target the folder of the other file's run
 */
export function carryToApplied(
  folder: string,
  run: Run,
  origin: WrittenRun & PlacedRows,
  placed: PlacedRows,
  target: string,
): BeforeCommit {
  return async next => {
    const journal = new Journal(folder);
    await journal.refresh();
    const entries = entriesOf(journal.entries, run.id);
    if (entries.base === undefined && entries.since.length === 0) return;
    const { state } = replay(runClusters(origin), entries).curation;
    const vectors = new RowVectors(origin.rows, origin.vectors);
    const carried = carriedClusters(state, origin.rows.cluster, vectors);
    const own = new Journal(target);
    await own.refresh();
    const base = baseOf(state, carried, placed);
    const nothing = { done: [], undone: [], lost: [] };
    await own.append(next.id, [{ kind: 'clustering', from: run.id, base, ...nothing }]);
  };
}

function baseOf(
  state: CuratedState,
  carried: readonly CarriedCluster[],
  placed: PlacedRows,
): CuratedBase {
  const marks = [...state.marked].map(([id, said]) => ({ cluster: id, ...said, reviewed: false }));
  return {
    marks,
    merged: carried.filter(({ from, to }) => from !== to).map(({ from, to }) => ({ from, to })),
    moved: movedRows(carried, placed),
    dropped: [],
    highest: Math.max(1, state.highest),
  };
}

/** Rows that belong to another part of their cluster than most of it. */
function movedRows(
  carried: readonly CarriedCluster[],
  { rows, vectors: packed }: PlacedRows,
): CuratedBase['moved'] {
  const divided = new Map(carried.filter(({ parts }) => parts).map(one => [one.from, one]));
  if (divided.size === 0) return [];
  const vectors = new RowVectors(rows, packed);
  const vector = new Float32Array(vectors.dimensions);
  const moved = new Map<number, number[]>();
  rows.cluster.forEach((from, row) => {
    const { parts, to } = divided.get(from) ?? {};
    if (parts === undefined) return;
    vectors.read(row, vector);
    const part = partOf(parts, vector);
    if (part === to) return;
    const list = moved.get(part);
    if (list === undefined) moved.set(part, [row]);
    else list.push(row);
  });
  return [...moved].map(([to, list]) => ({ to, rows: rangesOf(list) }));
}
