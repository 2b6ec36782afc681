import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HumanError, systemCode } from '../errors.ts';
import type { PackedVectors } from '../math/packed-vectors.ts';
import { runFormat, runSchema, runVersion, type Run } from './run.ts';
import {
  dataFiles,
  dataName,
  dataPath,
  pendingDataPath,
  runFile,
  type DataFile,
} from './run-folder.ts';
import { parseInvalid, type RunInvalid } from './run-invalid.ts';
import { parseRowPlaces, parseRows, type RowPlaces, type RunRows } from './run-rows.ts';
import { parseCentroids, parseVectors, type NumberedCentroids } from './run-vectors.ts';

/** What must be known of a `run.json` before the rest of it can be read. */
const headSchema = v.object({ format: v.literal(runFormat), version: v.number() });

/** Whether there is a run in `folder`, readable or not. */
export async function hasRun(folder: string): Promise<boolean> {
  return (await stat(join(folder, runFile)).catch(() => undefined)) !== undefined;
}

/**
 * Reads and checks `run.json` and that its data files are there in full size.
 * @throws HumanError `run-missing`, `run-older`, `run-newer` or `run-damaged`
 */
export async function openRun(folder: string): Promise<Run> {
  const run = parseRun(folder, await readRunFile(folder));
  for (const file of dataFiles) if (file in run.files) await locateFile(folder, run, file);
  if (run.counts.rows + run.counts.invalid !== run.source.lines) {
    throw runDamaged(folder, t('the counts of rows and lines do not fit'));
  }
  return run;
}

/**
 * Reads every row of `run`.
 * @throws HumanError `run-damaged`
 */
export function readRows(folder: string, run: Run): Promise<RunRows> {
  return readData(folder, run, 'rows', run.counts.rows, parseRows);
}

/**
 * Reads where the rows of `run` lie and what cluster they have.
 * @throws HumanError `run-damaged`
 */
export function readRowPlaces(folder: string, run: Run): Promise<RowPlaces> {
  return readData(folder, run, 'rows', run.counts.rows, parseRowPlaces);
}

/**
 * Reads the lines of `run` that are no rows.
 * @throws HumanError `run-damaged`
 */
export function readInvalid(folder: string, run: Run): Promise<RunInvalid> {
  return readData(folder, run, 'invalid', run.counts.invalid, parseInvalid);
}

/**
 * Reads the projected vectors of the clustered texts of `run`, in the order of their numbers.
 * @throws HumanError `run-damaged`
 */
export async function readVectors(folder: string, run: Run): Promise<PackedVectors> {
  const scales = await readBytes(folder, run, 'scales');
  return readData(folder, run, 'vectors', run.counts.clustered, bytes =>
    parseVectors(bytes, scales),
  );
}

/**
 * Reads the centroids of the clusters of `run` by id, also those of clusters it has no more.
 * @throws HumanError `run-damaged`
 */
export async function readCentroids(folder: string, run: Run): Promise<NumberedCentroids> {
  return parseCentroids(await readBytes(folder, run, 'centroids'));
}

/**
 * Reads the fine centroids of `run` with their rows; undefined when it was made without a tree.
 * @throws HumanError `run-damaged`
 */
export async function readFine(folder: string, run: Run): Promise<NumberedCentroids | undefined> {
  if (run.files.fine === undefined) return undefined;
  return parseCentroids(await readBytes(folder, run, 'fine'));
}

/**
 * Reads `space.bin`: how the vectors of further texts are found; undefined when `run` has none.
 * @throws HumanError `run-damaged`
 */
export async function readSpace(folder: string, run: Run): Promise<Uint8Array | undefined> {
  if (run.files.space === undefined) return undefined;
  return new Uint8Array(await readBytes(folder, run, 'space'));
}

/** Absolute path of the file that was clustered. */
export function sourcePath(folder: string, run: Run): string {
  return resolve(folder, run.source.path);
}

async function readRunFile(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, runFile), 'utf8');
  } catch (error) {
    if (systemCode(error) !== 'ENOENT' && systemCode(error) !== 'ENOTDIR') throw error;
    throw new HumanError(
      'run-missing',
      t(
        '{0} holds no run. Cluster the file first, or give the folder that was written then.',
        folder,
      ),
    );
  }
}

function parseRun(folder: string, text: string): Run {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw runDamaged(folder, t('{0} is not valid JSON', runFile));
  }
  const head = v.safeParse(headSchema, json);
  if (!head.success) throw runDamaged(folder, t('{0} does not describe a run', runFile));
  if (head.output.version > runVersion) {
    throw new HumanError(
      'run-newer',
      t('{0} was written by a newer version of this program. Update it to open the run.', folder),
    );
  }
  if (head.output.version < runVersion) {
    throw new HumanError(
      'run-older',
      t('{0} was written by an earlier version of this program. Cluster the file again.', folder),
    );
  }
  const run = v.safeParse(runSchema, json);
  if (run.success) return run.output;
  const where = v.getDotPath(run.issues[0]) ?? '';
  throw runDamaged(folder, t('{0} has an unexpected value at “{1}”', runFile, where));
}

/** The path of a data file; it has its first name when the write was interrupted after the commit. */
export async function locateFile(folder: string, run: Run, file: DataFile): Promise<string> {
  for (const path of [pendingDataPath(folder, file, run.id), dataPath(folder, file)]) {
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && found.size === run.files[file]?.bytes) return path;
  }
  throw runDamaged(
    folder,
    t('{0} is missing or not of the size it was written in', dataName(file)),
  );
}

async function readData<T extends { readonly count: number }>(
  folder: string,
  run: Run,
  file: DataFile,
  count: number,
  parse: (bytes: ArrayBuffer) => T | Promise<T>,
): Promise<T> {
  const table = await parse(await readBytes(folder, run, file));
  if (table.count === count) return table;
  throw runDamaged(folder, t('the counts of rows and lines do not fit'));
}

/** The bytes of a data file, which are those that were written. */
async function readBytes(folder: string, run: Run, file: DataFile): Promise<ArrayBuffer> {
  const bytes = await readFile(await locateFile(folder, run, file));
  if (createHash('sha256').update(bytes).digest('hex') !== run.files[file]?.sha256) {
    throw runDamaged(folder, t('{0} is not as it was written', dataName(file)));
  }
  return exactBuffer(bytes);
}

/** The bytes in an ArrayBuffer of their own; Node gives small files a part of a shared one. */
function exactBuffer(bytes: Buffer<ArrayBuffer>): ArrayBuffer {
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return whole ? bytes.buffer : new Uint8Array(bytes).buffer;
}

/** The files of a run contradict each other or themselves; `what` says how, in the middle of a sentence. */
export function runDamaged(folder: string, what: string): HumanError {
  return new HumanError(
    'run-damaged',
    t(
      'The run in {0} is damaged: {1}. Delete the folder and cluster the file again.',
      folder,
      what,
    ),
  );
}
