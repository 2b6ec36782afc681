import type { ScannedFile } from '../dataset/scan/scan.ts';
import { HumanError } from '../errors.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import { openRun, readCentroids, readRows } from '../run/open-run.ts';
import type { RunRows } from '../run/run-rows.ts';
import type { Run } from '../run/run.ts';
import type { BeforeCommit } from '../run/write-run.ts';
import type { NumberedCentroids } from '../run/run-vectors.ts';
import type { RunClusters } from './curated-state.ts';
import { followRows } from './follow-rows.ts';
import { Journal } from './journal.ts';
import { matchByLine, matchByText, sameRows } from './match-rows.ts';
import { otherClusters, type Ids } from './other-clusters.ts';
import { entriesOf, replay, type RunEntries } from './replay.ts';
import { RowVectors } from './row-vectors.ts';

/** A run as it was written, or is about to be. */
export interface WrittenRun {
  readonly clusters: Run['clusters'];
  readonly rows: RunRows;
  readonly centroids: NumberedCentroids;
}

export function runClusters({ clusters, rows, centroids }: WrittenRun): RunClusters {
  const highest = centroids.numbers.reduce((most, id) => Math.max(most, id), 0);
  return { clusters, cluster: rows.cluster, highest };
}

/** The highest id that a person's changes of `run` have used; 0 without changes. */
export async function highestCurated(folder: string, run: Run, now: WrittenRun): Promise<number> {
  const entries = await readEntries(folder, run.id);
  return entries === undefined ? 0 : replay(runClusters(now), entries).curation.state.highest;
}

/** For the same rows in other clusters that have kept their ids. */
export function carryToCut(
  folder: string,
  run: Run,
  before: WrittenRun,
  now: WrittenRun,
  ids: Ids,
): BeforeCommit {
  return async next => {
    const match = sameRows(before.rows.count);
    await carryToOther(folder, run, runClusters(before), match, runClusters(now), ids, next);
  };
}

/** For the same clusters of a file whose rows have changed. */
export function carryToFile(
  folder: string,
  run: Run,
  before: WrittenRun,
  file: ScannedFile,
  now: WrittenRun & { readonly vectors: PackedVectors },
): BeforeCommit {
  return async next => {
    const entries = await readEntries(folder, run.id);
    if (entries === undefined) return;
    const match = matchByText(before.rows, file);
    const vectors = new RowVectors(now.rows, now.vectors);
    const carried = followRows(runClusters(before), entries, match, runClusters(now), vectors);
    await append(folder, next, { kind: 'clustering', from: run.id, ...carried });
  };
}

/** For a file that was clustered anew, in place of the run in `folder`, if there is one. */
export function carryToRun(folder: string, file: ScannedFile, now: WrittenRun): BeforeCommit {
  return async next => {
    const before = await readEarlier(folder);
    if (before === undefined) return;
    const { run, rows } = before;
    const same = run.source.sha256 === file.table.source.sha256;
    const match = same ? matchByLine(rows, file) : matchByText(rows, file);
    const ids = { kind: 'anew' } as const;
    await carryToOther(folder, run, runClusters(before), match, runClusters(now), ids, next);
  };
}

async function carryToOther(
  folder: string,
  run: Run,
  before: RunClusters,
  match: Int32Array,
  now: RunClusters,
  ids: Ids,
  next: Run,
): Promise<void> {
  const entries = await readEntries(folder, run.id);
  if (entries === undefined) return;
  const { state } = replay(before, entries).curation;
  const { base, lost } = otherClusters(before, state, match, now, ids);
  await append(folder, next, {
    kind: 'clustering',
    from: run.id,
    base,
    done: [],
    undone: [],
    lost: [...lost],
  });
}

async function append(
  folder: string,
  next: Run,
  entry: Parameters<Journal['append']>[1][number],
): Promise<void> {
  const journal = new Journal(folder);
  await journal.refresh();
  await journal.append(next.id, [entry]);
}

/** Undefined when a person has changed nothing in the run. */
async function readEntries(folder: string, run: string): Promise<RunEntries | undefined> {
  const journal = new Journal(folder);
  await journal.refresh();
  const entries = entriesOf(journal.entries, run);
  const { base, since } = entries;
  return base === undefined && since.length === 0 ? undefined : entries;
}

/** The run in a folder, if there is a readable one with changes. */
async function readEarlier(
  folder: string,
): Promise<(WrittenRun & { readonly run: Run }) | undefined> {
  try {
    const run = await openRun(folder);
    if ((await readEntries(folder, run.id)) === undefined) return undefined;
    const rows = await readRows(folder, run);
    return { run, clusters: run.clusters, rows, centroids: await readCentroids(folder, run) };
  } catch (error) {
    // What cannot be read any more has nothing to carry; it is replaced now.
    if (error instanceof HumanError) return undefined;
    throw error;
  }
}
