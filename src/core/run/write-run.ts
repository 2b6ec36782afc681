import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { preparedName, type Origin } from '../dataset/forms/prepare-source.ts';
import type { RowTable } from '../dataset/scan/row-table.ts';
import { HumanError } from '../errors.ts';
import { withFolderLock } from '../folder-lock.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import type { Work } from '../progress.ts';
import { syncFolder } from './durable.ts';
import { makeFolder } from './make-folder.ts';
import { locateFile, openRun } from './open-run.ts';
import { PartWriter } from './part-writer.ts';
import { runFormat, runVersion, type Run } from './run.ts';
import {
  dataFiles,
  dataPath,
  isPending,
  journalFile,
  pendingDataPath,
  pendingRunPath,
  runFile,
} from './run-folder.ts';
import type { RunRows } from './run-rows.ts';
import type { NumberedCentroids } from './run-vectors.ts';
import { writeError } from './write-error.ts';

/** A run that is to be written; the rest of `run.json` follows from the data. */
export interface RunDraft extends Pick<
  Run,
  | 'program'
  | 'from'
  | 'template'
  | 'model'
  | 'parameters'
  | 'clusters'
  | 'groups'
  | 'silhouettes'
  | 'automaticK'
  | 'seconds'
> {
  /** When the clusters were found; now, if it is missing. */
  readonly createdAt?: string;
  /** SHA-256 of the file on which the space of the vectors was fitted. */
  readonly fittedOn?: string | undefined;
  /** Absolute path of the file that was clustered. */
  readonly source: string;
  /** The file that this was made from, if it was. */
  readonly origin?: Origin | undefined;
  readonly counts: Pick<Run['counts'], 'unique' | 'tokens'>;
}

/** What the data files hold besides the lines that are no rows. */
export interface RunParts {
  readonly rows: RunRows;
  /** The projected vectors of the clustered texts, ascending by number. */
  readonly vectors: PackedVectors;
  /** Centroids of the clusters by id, also of ids that are in use no more. */
  readonly centroids: NumberedCentroids;
  /** The fine centroids and their rows; undefined without a tree. */
  readonly fine: NumberedCentroids | undefined;
  /** What finds the vectors of further texts. */
  readonly space: Uint8Array | undefined;
}

/** What of a run can change while its file stays the same. */
export type RunChanges = Partial<
  Pick<Run, 'parameters' | 'clusters' | 'groups' | 'silhouettes' | 'automaticK' | 'seconds'>
>;

/**
 * What has to be on the disk before `next` is the valid run, with which it counts from then on. The run
 * before is still there, and nobody else writes to the folder.
 */
export type BeforeCommit = (next: Run) => Promise<void>;

const nothingBefore: BeforeCommit = () => Promise.resolve();

/**
 * Writes a run folder; a run that was there is replaced.
 *
 * A crash at any moment leaves the earlier or the new run, never a mixture: the data files are
 * first written under names with the new run's id, then the rename of `run.json` makes the new run
 * the valid one, and only then the data files take their lasting names. A reader looks under both
 * names and trusts a file by the hash in `run.json`. The journal is made when missing and otherwise
 * left alone. Of several processes one writes at a time.
 *
 * @throws HumanError when the folder cannot be written; the abort reason when `work` is aborted.
 *   In both cases the earlier run is untouched.
 */
export function writeRun(
  folder: string,
  draft: RunDraft,
  table: RowTable,
  parts: RunParts,
  work: Work,
  beforeCommit: BeforeCommit = nothingBefore,
): Promise<Run> {
  return replaceRun(folder, work, beforeCommit, async id => {
    const write = new PartWriter(folder, id, work);
    const files = {
      rows: await write.rows(parts.rows),
      invalid: await write.invalid(table),
      vectors: await write.vectors(parts.vectors),
      scales: await write.scales(parts.vectors),
      centroids: await write.centroids(parts.centroids),
      fine: parts.fine && (await write.fine(parts.fine)),
      space: parts.space && (await write.space(parts.space)),
    };
    return completeRun(folder, id, draft, table, parts, files);
  });
}

/**
 * Changes the run in `folder` as safely as `writeRun` replaces it; parts that are not given stay as
 * they are. The run keeps its date and gets a new id.
 * @throws HumanError as `writeRun`, or `run-damaged`, or `run-replaced` when `run` is no longer there
 */
export function changeRun(
  folder: string,
  run: Run,
  changes: RunChanges,
  parts: Partial<Pick<RunParts, 'rows' | 'centroids'>>,
  work: Work,
  beforeCommit: BeforeCommit = nothingBefore,
): Promise<Run> {
  return replaceRun(folder, work, beforeCommit, async id => {
    await requireSame(folder, run);
    const write = new PartWriter(folder, id, work);
    const files = { ...run.files };
    if (parts.rows) files.rows = await write.rows(parts.rows);
    if (parts.centroids) files.centroids = await write.centroids(parts.centroids);
    for (const file of dataFiles) {
      if (files[file] === undefined || files[file] !== run.files[file]) continue;
      const path = await locateFile(folder, run, file);
      if (path !== dataPath(folder, file)) await write.copy(file, path);
    }
    return { ...run, ...changes, id, files };
  });
}

/** Makes what `write` answers the valid run; `write` is given its id. */
async function replaceRun(
  folder: string,
  work: Work,
  beforeCommit: BeforeCommit,
  write: (id: string) => Promise<Run>,
): Promise<Run> {
  const id = randomBytes(6).toString('hex');
  let created: string | undefined;
  try {
    created = await makeFolder(folder);
    return await withFolderLock(folder, work.signal, () =>
      putInPlace(folder, id, work, beforeCommit, write),
    );
  } catch (error) {
    if (created !== undefined) await removeIfEmpty(folder);
    throw writeError(folder, error);
  }
}

async function putInPlace(
  folder: string,
  id: string,
  work: Work,
  beforeCommit: BeforeCommit,
  write: (id: string) => Promise<Run>,
): Promise<Run> {
  try {
    const run = await write(id);
    await writeText(pendingRunPath(folder, id), `${JSON.stringify(run, null, 2)}\n`);
    await beforeCommit(run);
    work.signal.throwIfAborted();
    await rename(pendingRunPath(folder, id), join(folder, runFile));
    await (await open(join(folder, journalFile), 'a')).close();
    await syncFolder(folder);
    await settle(folder, run);
    return run;
  } catch (error) {
    await removePending(folder, name => name.includes(`.${id}.`));
    throw error;
  }
}

async function requireSame(folder: string, run: Run): Promise<void> {
  if ((await openRun(folder)).id === run.id) return;
  throw new HumanError(
    'run-replaced',
    t('The clusters in {0} were replaced meanwhile. Try again with the new ones.', folder),
  );
}

function completeRun(
  folder: string,
  id: string,
  draft: RunDraft,
  table: RowTable,
  { rows, vectors }: RunParts,
  files: Run['files'],
): Run {
  const { source, origin, counts, program, ...rest } = draft;
  return {
    format: runFormat,
    version: runVersion,
    id,
    program,
    createdAt: new Date().toISOString(),
    source: {
      path: relativePath(folder, source),
      ...table.source,
      lines: table.lines,
    },
    ...(origin && { origin: { ...origin, path: relativePath(folder, origin.path) } }),
    ...rest,
    counts: {
      rows: rows.count,
      invalid: table.invalid.length,
      unclustered: rows.cluster.filter(cluster => cluster === 0).length,
      clustered: vectors.count,
      ...counts,
    },
    files,
  };
}

function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Gives the data files their lasting names and removes those of earlier runs and what interrupted
 * writes left. The run is complete already, so a file that cannot be renamed (open in another
 * program on Windows) stays where it is: readers find it under its first name.
 */
async function settle(folder: string, run: Run): Promise<void> {
  let settled = true;
  for (const file of dataFiles) {
    const pending = pendingDataPath(folder, file, run.id);
    const lasting = dataPath(folder, file);
    if (run.files[file] === undefined) await rm(lasting, { force: true }).catch(() => undefined);
    else if (await exists(pending)) {
      await rename(pending, lasting).catch(() => {
        settled = false;
      });
    }
  }
  await removePending(folder, name => settled || !name.includes(`.${run.id}.`));
  await removeLines(folder, run.source.path);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function removePending(folder: string, wanted: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isPending).filter(wanted)) {
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Removes the lines that earlier runs were made of. */
async function removeLines(folder: string, needed: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(one => preparedName.test(one) && one !== needed)) {
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}
