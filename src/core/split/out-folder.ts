import { mkdir, readdir, realpath, rename, rm, rmdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { HumanError, systemCode } from '../errors.ts';
import { writeError } from '../run/write-error.ts';
import { foldName, manifestFile } from './file-name.ts';
import { readManifest } from './manifest.ts';
import { asideFolder } from './staging.ts';

/**
 * The files of an earlier split in `out` that a split into it would replace, its manifest first;
 * empty when there is none.
 * @param names the files that are to be written
 * @throws HumanError `out-is-run` when `out` is the run folder, `out-name-taken` when a file that
 *   belongs to no split has one of the names, `not-a-folder` when `out` is a file
 */
export async function earlierFiles(
  out: string,
  runFolder: string,
  names: readonly string[],
): Promise<string[]> {
  if ((await canonical(out)) === (await canonical(runFolder))) {
    throw new HumanError(
      'out-is-run',
      t('{0} is the folder of the run. Choose another folder for the files.', out),
    );
  }
  const present = await namesIn(out);
  const earlier = await manifestNames(out, present);
  const own = new Set(earlier.map(foldName));
  const wanted = new Set(names.map(foldName));
  const taken = present.filter(name => wanted.has(foldName(name)) && !own.has(foldName(name)));
  if (taken.length > 0) {
    throw new HumanError(
      'out-name-taken',
      t(
        '{0} already has {1}, which no split wrote. Move it away or choose another folder.',
        out,
        taken.join(', '),
      ),
    );
  }
  return earlier;
}

/** The path with all links followed, as far as it exists. */
async function canonical(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

async function namesIn(out: string): Promise<string[]> {
  try {
    return await readdir(out);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw writeError(out, error);
  }
}

async function manifestNames(out: string, present: readonly string[]): Promise<string[]> {
  if (!present.includes(manifestFile)) return [];
  try {
    const { files } = await readManifest(out);
    const names = new Set([manifestFile, ...files.map(({ file }) => file)]);
    return [...names].filter(name => present.includes(name));
  } catch (error) {
    if (error instanceof HumanError) return [];
    throw error;
  }
}

/**
 * Moves the finished files of `staged` to `out`. A new folder appears at once, whole. In a folder
 * that exists the earlier files first go aside, and back again when anything fails; the manifests
 * are the first to go and the last to come, so that a folder with a manifest is always whole.
 * @param names what is in `staged`, the manifest last
 * @param earlier what is to be replaced, the manifest first
 */
export async function placeFiles(
  staged: string,
  out: string,
  names: readonly string[],
  earlier: readonly string[],
): Promise<void> {
  if ((await stat(out).catch(() => undefined)) === undefined) {
    await rename(staged, out);
    return;
  }
  const aside = asideFolder(staged);
  const moves = [
    ...earlier.map(name => ({ from: join(out, name), to: join(aside, name) })),
    ...names.map(name => ({ from: join(staged, name), to: join(out, name) })),
  ];
  await mkdir(aside);
  try {
    await moveAll(moves);
  } catch (error) {
    await rmdir(aside).catch(() => undefined);
    throw error;
  }
  // The new files are in place; what cannot be removed here is litter, no failure.
  await rm(aside, { recursive: true }).catch(() => undefined);
  await rm(staged, { recursive: true }).catch(() => undefined);
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Makes all moves, or none. */
async function moveAll(moves: readonly Move[]): Promise<void> {
  const made: Move[] = [];
  try {
    for (const move of moves) {
      await rename(move.from, move.to);
      made.unshift(move);
    }
  } catch (error) {
    for (const { from, to } of made) await rename(to, from);
    throw error;
  }
}
