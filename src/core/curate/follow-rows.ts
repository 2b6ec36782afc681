import { clusterAt, type RunClusters } from './curated-state.ts';
import { mapRows, type Edit } from './edit.ts';
import type { ClusteringEntry, CuratedBase, EditEntry, Lost } from './journal-entry.ts';
import { joinFresh } from './join-fresh.ts';
import { goneRow } from './match-rows.ts';
import { replay, type RunEntries } from './replay.ts';
import { rangesOf, rowsOf, type RowRanges } from './row-ranges.ts';
import type { RowVectors } from './row-vectors.ts';

type Carried = Omit<ClusteringEntry, 'id' | 'at' | 'run' | 'from' | 'kind'>;

/**
 * A person's changes for the same clusters of a file whose rows now stand elsewhere: every edit is
 * kept with its rows as they are numbered now, so all can be undone as before. A new row goes where
 * its cluster went, or those rows of its cluster that it is like.
 * @param match for each row of the run its row now, or `goneRow`
 * @param now the run as it is now
 * @param vectors of its rows
 */
export function followRows(
  before: RunClusters,
  entries: RunEntries,
  match: Int32Array,
  now: RunClusters,
  vectors: RowVectors,
): Carried {
  const { curation } = replay(before, entries);
  const { state, done, redoable } = curation;
  const map = (ranges: RowRanges): number[] => mapRanges(ranges, match);
  const mapped = (entry: EditEntry): EditEntry => ({ ...entry, edit: mapRows(entry.edit, map) });
  const carried: CuratedBase = {
    marks: entries.base?.marks ?? [],
    merged: entries.base?.merged ?? [],
    moved: entries.base?.moved.map(({ to, rows }) => ({ to, rows: map(rows) })) ?? [],
    dropped: map(entries.base?.dropped ?? []),
    highest: state.highest,
  };
  const fresh = newRows(match, now.cluster.length);
  const joined = joinFresh(now, { base: carried, done: done.map(mapped) }, fresh, vectors);
  if (!joined.changed && isUntouched(match, entries, [...done, ...redoable])) {
    return { base: null, done: [], undone: [], lost: [] };
  }
  const { base } = joined;
  const kept = { base, done: joined.done, undone: redoable.map(mapped) };
  const { curation: after } = replay(now, { ...kept, since: [] });
  return {
    base,
    done: [...after.done],
    undone: [...after.redoable],
    lost: [
      ...goneRows(state.places, before.cluster, match),
      ...goneClusters(state.marked.keys(), state, after.state),
    ],
  };
}

/** Rows that none of the rows before has become, ascending. */
function newRows(match: Int32Array, count: number): number[] {
  const known = new Uint8Array(count);
  for (const row of match) if (row !== goneRow) known[row] = 1;
  return [...known.keys()].filter(row => known[row] === 0);
}

/** Whether the rows that anything was said about are where they were. */
function isUntouched(
  match: Int32Array,
  { base }: RunEntries,
  edits: readonly EditEntry[],
): boolean {
  const stays = (ranges: RowRanges): boolean => rowsOf(ranges).every(row => match[row] === row);
  const inBase = base === undefined || [base.dropped, ...base.moved.map(m => m.rows)].every(stays);
  return inBase && edits.every(({ edit }) => rangesIn(edit).every(stays));
}

function rangesIn(edit: Edit): RowRanges[] {
  const found: RowRanges[] = [];
  mapRows(edit, ranges => {
    found.push(ranges);
    return [...ranges];
  });
  return found;
}

function mapRanges(ranges: RowRanges, match: Int32Array): number[] {
  const rows = rowsOf(ranges)
    .map(row => (match[row] ?? goneRow) + 1)
    .filter(row => row > 0)
    .sort();
  return rangesOf(rows.map(row => row - 1));
}

/** Rows that had been moved or dropped by themselves and are there no more. */
function goneRows(places: Int32Array, cluster: Int32Array, match: Int32Array): Lost[] {
  let rows = 0;
  places.forEach((place, row) => {
    if (place < 0 && clusterAt(place) === cluster[row] && match[row] === goneRow) rows++;
  });
  return rows === 0 ? [] : [{ kind: 'dropped', cluster: 0, name: '', rows }];
}

interface Clusters {
  has(id: number): boolean;
  marksOf(id: number): { readonly name: string };
}

/** Clusters that something was said about and that have no rows any more. */
function goneClusters(ids: Iterable<number>, before: Clusters, after: Clusters): Lost[] {
  return [...ids]
    .filter(id => before.has(id) && !after.has(id))
    .map(cluster => ({
      kind: 'marks',
      cluster,
      name: before.marksOf(cluster).name,
      rows: 0,
    }));
}
