import { rm, rmdir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { GivenSource } from '../dataset/forms/file-set.ts';
import { kindOfGiven, ownLines, prepareGiven } from '../dataset/forms/prepare-given.ts';
import type { PreparedSource } from '../dataset/forms/prepare-source.ts';
import { looksUnchanged } from '../dataset/scan/source-version.ts';
import type { Work } from '../progress.ts';
import { makeFolder } from './make-folder.ts';
import { openRun } from './open-run.ts';
import type { Run } from './run.ts';
import { writeError } from './write-error.ts';

/** Absolute path of the file that a person has: the one that the lines were made from, if they were. */
export function originPath(folder: string, run: Run): string {
  return resolve(folder, (run.origin ?? run.source).path);
}

/**
 * Whether the file that a person has looks as it did when it was clustered.
 * @throws HumanError `source-missing` or `source-unreadable`
 */
export function originUnchanged(folder: string, run: Run): Promise<boolean> {
  return looksUnchanged(originPath(folder, run), run.origin ?? run.source);
}

/** What was given to be clustered. */
export function givenSource(folder: string, run: Run): GivenSource {
  const path = originPath(folder, run);
  const { files, leftOut = [], whole } = run.origin ?? {};
  if (files === undefined || whole === true) return { path };
  return { path, files: [...files, ...leftOut].map(file => resolve(path, file.path)) };
}

/**
 * The lines of what is given: the file itself when it is JSONL in UTF-8, else a copy in the run
 * folder, which is made when missing. The copy belongs to the run that is then written; `dropUnused`
 * deletes it when none is.
 * @throws HumanError as `prepareGiven`, and for a folder that cannot be written
 */
export async function prepareRunSource(
  given: GivenSource,
  folder: string,
  work: Work,
): Promise<PreparedSource> {
  const kind = await kindOfGiven(given);
  if (kind === undefined) return ownLines(given);
  try {
    await makeFolder(folder);
    return await prepareGiven(given, kind, folder, work);
  } catch (error) {
    await rmdir(folder).catch(() => undefined); // not empty when there is an earlier run
    throw writeError(folder, error);
  }
}

/** Deletes lines that were made and that the run in `folder` does not need, and a folder left empty. */
export async function dropUnused(folder: string, { lines, origin }: PreparedSource): Promise<void> {
  if (origin === undefined) return;
  const run = await openRun(folder).catch(() => undefined);
  if (run?.source.path === basename(lines)) return;
  await rm(lines, { force: true });
  await rmdir(folder).catch(() => undefined);
}
