import { HumanError } from '../errors.ts';
import { noMarks } from './cluster-marks.ts';
import { clusterAt, placeIn, type RunClusters, type Step } from './curated-state.ts';
import { Curation } from './curation.ts';
import type { CuratedBase, EditEntry, JournalEntry } from './journal-entry.ts';
import { endOf, rowsOf, type RowRanges } from './row-ranges.ts';

/** What a journal says about one run. */
export interface RunEntries {
  /** Undefined where the run itself is where it began. */
  readonly base: CuratedBase | undefined;
  readonly done: readonly EditEntry[];
  readonly undone: readonly EditEntry[];
  /** What happened since, in order: edits, undo and redo. */
  readonly since: readonly JournalEntry[];
}

/** The entries that lead to the state of `run`, out of those of a whole journal. */
export function entriesOf(entries: readonly JournalEntry[], run: string): RunEntries {
  const start = entries.findLastIndex(entry => entry.kind === 'clustering' && entry.run === run);
  const own = entries.slice(start + 1).filter(entry => entry.run === run);
  const clustering = entries[start];
  if (clustering?.kind !== 'clustering') {
    return { base: undefined, done: [], undone: [], since: own };
  }
  const { base, done, undone, from } = clustering;
  if (base !== null) return { base, done, undone, since: own };
  const before = entriesOf(entries.slice(0, start), from);
  return { ...before, since: [...before.since, ...own] };
}

export interface Replayed {
  readonly curation: Curation;
  /** Entries that could not be followed, such as an edit of a cluster that is not there. */
  readonly failed: readonly JournalEntry[];
}

/** The state of a run after everything its journal says. */
export function replay(run: RunClusters, { base, done, undone, since }: RunEntries): Replayed {
  const curation = new Curation(run);
  if (base !== undefined) applyBase(curation, base);
  const failed: JournalEntry[] = [];
  const followed = (entry: JournalEntry): boolean => {
    if (follow(curation, entry) !== undefined) return true;
    failed.push(entry);
    return false;
  };
  done.forEach(followed);
  undone
    .toReversed()
    .filter(followed)
    .forEach(() => curation.undo());
  since.forEach(followed);
  return { curation, failed };
}

/** Follows one entry; undefined when it does not fit the state, which stays as it is then. */
export function follow(curation: Curation, entry: JournalEntry): Step | undefined {
  const { next } = curation;
  switch (entry.kind) {
    case 'edit':
      return made(curation, entry);
    case 'undo':
      return next.undo?.id === entry.of ? curation.undo() : undefined;
    case 'redo':
      return next.redo?.id === entry.of ? curation.redo() : undefined;
    case 'clustering':
      return undefined;
  }
}

function made(curation: Curation, entry: EditEntry): Step | undefined {
  try {
    return curation.edit(entry);
  } catch (error) {
    if (error instanceof HumanError) return undefined;
    throw error;
  }
}

function applyBase({ state }: Curation, base: CuratedBase): void {
  const { places } = state;
  const target = new Map(base.merged.map(({ from, to }) => [from, to]));
  const after = places.map(place => target.get(place) ?? place);
  const within = (ranges: RowRanges): Uint32Array =>
    endOf(ranges) <= places.length ? rowsOf(ranges) : new Uint32Array(0);
  for (const { to, rows } of base.moved) {
    for (const row of within(rows)) after[row] = placeIn(to, after[row] ?? 0);
  }
  for (const row of within(base.dropped)) after[row] = ~clusterAt(after[row] ?? 0);
  state.apply({ ...stepBetween(places, after), marks: marksOf(base) });
  state.reserve(base.highest);
}

function marksOf({ marks }: CuratedBase): Step['marks'] {
  return marks.map(({ cluster: id, ...after }) => ({ id, before: noMarks, after }));
}

function stepBetween(before: Int32Array, after: Int32Array): Step {
  const rows = Uint32Array.from(before.keys()).filter(row => before[row] !== after[row]);
  return {
    marks: [],
    rows,
    before: Int32Array.from(rows, row => before[row] ?? 0),
    after: Int32Array.from(rows, row => after[row] ?? 0),
  };
}
