import { createHash } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { ProgressMeter, type Work } from '../../progress.ts';
import { detectForm } from './detect-form.ts';
import { isRecordForm, jsonLines } from './json-lines.ts';
import { MadeLines, type LineNotes } from './made-lines.ts';
import type { SetFile } from './prepare-set.ts';
import type { SourceIdentity } from '../scan/row-table.ts';
import { sourceChanged } from '../scan/scan.ts';
import { WrittenLines } from './written-lines.ts';
import { isPlain, type SourceForm } from './source-form.ts';

/** A file of a set that could not be read. */
export interface LeftOutFile extends Pick<SourceIdentity, 'bytes' | 'modifiedMs'> {
  readonly path: string;
}

/** What is no JSONL in UTF-8, from which lines were made. */
export interface Origin extends SourceIdentity, Omit<SourceForm, 'container'> {
  /** `set`: several files. */
  readonly container: SourceForm['container'] | 'set';
  /** Absolute; of a set the folder that its files are in. */
  readonly path: string;
  /** Those of a set, in the order of their lines. */
  readonly files?: readonly SetFile[] | undefined;
  /** Those that have no lines here, since they could not be read. */
  readonly leftOut?: readonly LeftOutFile[] | undefined;
  /** Whether a set is all files with rows in its folder. */
  readonly whole?: boolean | undefined;
}

export interface PreparedSource {
  /** A file of JSONL in UTF-8: the source itself, or what was made of it. */
  readonly lines: string;
  /** Undefined when `lines` is the source itself. */
  readonly origin: Origin | undefined;
  /** What is known of the lines that were made of something else. */
  readonly made: LineNotes | undefined;
}

/** How files of lines are called in a run folder, by the hash of what they were made from. */
export const preparedName = /^lines-[0-9a-f]{12}\.jsonl(?:\.[0-9]+\.tmp)?$/;

/**
 * Makes lines of a source that has none: a copy in JSONL and UTF-8, on which everything else works. A
 * copy of the same bytes is used again.
 * @param folder where the copy is put; it exists
 * @throws HumanError as `jsonLines`, or `source-changed` when the file changes while it is read
 */
export async function prepareSource(
  path: string,
  form: SourceForm,
  folder: string,
  work: Work,
): Promise<PreparedSource> {
  const { size } = await stat(path);
  const meter = new ProgressMeter(work.report, 'scan', 'bytes', size);
  const made = isRecordForm(form) ? new MadeLines() : undefined;
  const version = readVersion(path, form, work, meter, made);
  const lines = await keepLines(
    folder,
    written => written.addAll(version.blocks()),
    () => version.identity().sha256,
  );
  return { lines, origin: { path, ...version.identity(), ...form }, made };
}

/** The lines of a file, and which version of it was read. */
export interface ReadVersion {
  readonly blocks: () => AsyncGenerator<Buffer>;
  /** Known when all blocks are read. */
  readonly identity: () => SourceIdentity;
}

/** Reads a file as `jsonLines` does, and notices when it changes meanwhile. */
export function readVersion(
  path: string,
  form: SourceForm,
  work: Work,
  meter: ProgressMeter,
  made: MadeLines | undefined,
): ReadVersion {
  if (form.encoding === 'euc-kr') work.notice?.(koreanNotice(path));
  let identity: SourceIdentity | undefined;
  async function* blocks(): AsyncGenerator<Buffer> {
    const before = await stat(path);
    const hash = createHash('sha256');
    const onBytes = (block: Buffer): void => {
      work.signal.throwIfAborted();
      hash.update(block);
      meter.advance(block.length);
    };
    yield* jsonLines(path, form, onBytes, made);
    const { size: bytes, mtimeMs: modifiedMs } = await stat(path);
    if (bytes !== before.size || modifiedMs !== before.mtimeMs) throw sourceChanged(path);
    identity = { bytes, modifiedMs, sha256: hash.digest('hex') };
  }
  return {
    blocks,
    identity: () => {
      if (identity === undefined) throw new Error('The file is not read yet.');
      return identity;
    },
  };
}

/**
 * Writes lines to `folder`, under a name by what they were made from.
 * @param write adds them
 * @param sha256 of that, as hex; asked for when all lines are there
 * @returns absolute path of the file
 */
export async function keepLines(
  folder: string,
  write: (lines: WrittenLines) => Promise<void>,
  sha256: () => string,
): Promise<string> {
  const temporary = join(folder, `lines-000000000000.jsonl.${process.pid}.tmp`);
  try {
    await writeLines(temporary, write);
    const lines = join(folder, `lines-${sha256().slice(0, 12)}.jsonl`);
    await putInPlace(temporary, lines);
    return lines;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Lines that are there already stay, since a run knows them by their time. */
async function putInPlace(temporary: string, lines: string): Promise<void> {
  const [made, there] = await Promise.all([stat(temporary), stat(lines).catch(() => undefined)]);
  if (there?.size === made.size) await rm(temporary);
  else await rename(temporary, lines);
}

/** The form of a source that has to be prepared; undefined for one that can be used as it is. */
export async function formToPrepare(path: string): Promise<SourceForm | undefined> {
  const form = await detectForm(path);
  return isPlain(form) ? undefined : form;
}

async function writeLines(
  path: string,
  write: (lines: WrittenLines) => Promise<void>,
): Promise<void> {
  const file = await open(path, 'w');
  try {
    await write(new WrittenLines(file));
    await file.sync();
  } finally {
    await file.close();
  }
}

function koreanNotice(path: string): string {
  return t(
    '{0} is not UTF-8. It is read as CP949 (EUC-KR); files that are made from it are UTF-8.',
    path,
  );
}
