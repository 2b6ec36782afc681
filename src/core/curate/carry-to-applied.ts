import type { Run } from '../run/run.ts';
import type { BeforeCommit } from '../run/write-run.ts';
import { runClusters, type WrittenRun } from './carry-journal.ts';
import { clusterAt, type CuratedState } from './curated-state.ts';
import { Journal } from './journal.ts';
import type { CuratedBase } from './journal-entry.ts';
import { entriesOf, replay } from './replay.ts';

/**
 * For the clusters of a run that are given to the rows of another file: names, notes, colours, types,
 * what is dropped, and which clusters were merged. Rows have to be reviewed anew, and what was said of
 * single rows stays with the run.
 * @param folder of the run that the clusters come from
 * @param target the folder of the other file's run
 */
export function carryToApplied(
  folder: string,
  run: Run,
  origin: WrittenRun,
  target: string,
): BeforeCommit {
  return async next => {
    const journal = new Journal(folder);
    await journal.refresh();
    const entries = entriesOf(journal.entries, run.id);
    if (entries.base === undefined && entries.since.length === 0) return;
    const { state } = replay(runClusters(origin), entries).curation;
    const own = new Journal(target);
    await own.refresh();
    const base = baseOf(state, origin.rows.cluster);
    const nothing = { done: [], undone: [], lost: [] };
    await own.append(next.id, [{ kind: 'clustering', from: run.id, base, ...nothing }]);
  };
}

function baseOf(state: CuratedState, cluster: Int32Array): CuratedBase {
  const marks = [...state.marked].map(([id, said]) => ({ cluster: id, ...said, reviewed: false }));
  return {
    marks,
    merged: mergedClusters(state, cluster),
    moved: [],
    dropped: [],
    highest: Math.max(1, state.highest),
  };
}

/** Clusters that are there no more, with the one that most of their rows are in. */
function mergedClusters(state: CuratedState, cluster: Int32Array): CuratedBase['merged'] {
  const rows = new Map<number, Map<number, number>>();
  cluster.forEach((from, row) => {
    if (from === 0 || state.has(from)) return;
    const to = clusterAt(state.places[row] ?? 0);
    const counts = rows.get(from) ?? new Map<number, number>();
    rows.set(from, counts.set(to, (counts.get(to) ?? 0) + 1));
  });
  return [...rows].map(([from, counts]) => {
    const [first = [0, 0], ...others] = counts;
    const [to] = others.reduce((most, one) => (one[1] > most[1] ? one : most), first);
    return { from, to };
  });
}
