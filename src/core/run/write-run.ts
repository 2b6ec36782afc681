import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { RowTable } from '../dataset/row-table.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { syncFile, syncFolder } from './durable.ts';
import { makeFolder } from './make-folder.ts';
import { runFormat, runVersion, type Run, type RunFile } from './run.ts';
import {
  dataFiles,
  dataPath,
  isPending,
  journalFile,
  pendingDataPath,
  pendingRunPath,
  runFile,
} from './run-folder.ts';
import { writeInvalid } from './run-invalid.ts';
import { writeRows, type RowAssignment } from './run-rows.ts';
import { writeError } from './write-error.ts';

/** A run that is to be written; the rest of `run.json` follows from the rows. */
export interface RunDraft extends Pick<
  Run,
  'program' | 'template' | 'model' | 'parameters' | 'clusters' | 'silhouettes' | 'seconds'
> {
  /** Absolute path of the file that was clustered. */
  readonly source: string;
  readonly counts: Pick<Run['counts'], 'unique' | 'tokens'>;
}

/**
 * Writes a run folder; a run that was there is replaced.
 *
 * A crash at any moment leaves the earlier or the new run, never a mixture: the data files are
 * first written under names with the new run's id, then the rename of `run.json` makes the new run
 * the valid one, and only then the data files take their lasting names. A reader looks under both
 * names and trusts a file by the hash in `run.json`. The journal is made when missing and otherwise
 * left alone.
 *
 * @throws HumanError when the folder cannot be written; the abort reason when `work` is aborted.
 *   In both cases the earlier run is untouched.
 */
export async function writeRun(
  folder: string,
  draft: RunDraft,
  table: RowTable,
  assignment: RowAssignment,
  work: Work,
): Promise<Run> {
  const id = randomBytes(6).toString('hex');
  let created: string | undefined;
  try {
    created = await makeFolder(folder);
    const files = await writeDataFiles(folder, id, table, assignment, work);
    const run = completeRun(folder, id, draft, table, assignment, files);
    await writeText(pendingRunPath(folder, id), `${JSON.stringify(run, null, 2)}\n`);
    work.signal.throwIfAborted();
    await rename(pendingRunPath(folder, id), join(folder, runFile));
    await (await open(join(folder, journalFile), 'a')).close();
    await syncFolder(folder);
    await settle(folder, id);
    return run;
  } catch (error) {
    await removePending(folder, name => name.includes(`.${id}.`));
    if (created !== undefined) await removeIfEmpty(folder);
    throw writeError(folder, error);
  }
}

async function writeDataFiles(
  folder: string,
  id: string,
  table: RowTable,
  assignment: RowAssignment,
  work: Work,
): Promise<Run['files']> {
  const meter = new ProgressMeter(work.report, 'save', 'rows', table.rowLines.length);
  const rows = pendingDataPath(folder, 'rows', id);
  const invalid = pendingDataPath(folder, 'invalid', id);
  await writeRows(rows, table, assignment, count => {
    work.signal.throwIfAborted();
    meter.advance(count);
  });
  await writeInvalid(invalid, table);
  return { rows: await sealed(rows), invalid: await sealed(invalid) };
}

async function sealed(path: string): Promise<RunFile> {
  await syncFile(path);
  const sha256 = createHash('sha256');
  await pipeline(createReadStream(path), sha256);
  return { bytes: (await stat(path)).size, sha256: sha256.digest('hex') };
}

function completeRun(
  folder: string,
  id: string,
  draft: RunDraft,
  table: RowTable,
  assignment: RowAssignment,
  files: Run['files'],
): Run {
  const { source, counts, program, ...rest } = draft;
  return {
    format: runFormat,
    version: runVersion,
    id,
    program,
    createdAt: new Date().toISOString(),
    source: {
      path: relative(folder, source).split(sep).join('/'),
      ...table.source,
      lines: table.lines,
    },
    ...rest,
    counts: {
      rows: table.rowLines.length,
      invalid: table.invalid.length,
      unclustered: assignment.cluster.filter(cluster => cluster === 0).length,
      ...counts,
    },
    files,
  };
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
 * Gives the data files their lasting names and removes what interrupted writes left. The run is
 * complete already, so a file that cannot be renamed (open in another program on Windows) stays
 * where it is: readers find it under its first name.
 */
async function settle(folder: string, id: string): Promise<void> {
  let settled = true;
  for (const file of dataFiles) {
    await rename(pendingDataPath(folder, file, id), dataPath(folder, file)).catch(() => {
      settled = false;
    });
  }
  await removePending(folder, name => settled || !name.includes(`.${id}.`));
}

async function removePending(folder: string, wanted: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isPending).filter(wanted)) {
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}
