import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { ProgressMeter, type Work } from '../../progress.ts';
import { detectForm } from './detect-form.ts';
import type { FileSet } from './file-set.ts';
import { isRecordForm } from './json-lines.ts';
import { MadeLines } from './made-lines.ts';
import { keepLines, readVersion, type LeftOutFile, type PreparedSource } from './prepare-source.ts';
import type { SourceIdentity } from '../scan/row-table.ts';
import { SetLines } from './set-lines.ts';
import { sourceError } from '../scan/source-error.ts';
import { plainForm, type SourceForm } from './source-form.ts';
import type { WrittenLines } from './written-lines.ts';

/** A file of a set. */
export interface SetFile extends SourceIdentity, SourceForm {
  /** In the folder of the set, with `/` between names. */
  readonly path: string;
  /** Lines of the prepared file that come from it, one after the other. */
  readonly lines: number;
}

/** Of more files that are left out, only the number is told. */
const toldProblems = 3;
const lineFeed = 0x0a;
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Makes one file of lines of several files of any form: the lines of the first, then those of the second, and
 * so on. Lines are as they are in their files; the last one of a file gets its line end if it has none. A file
 * that is damaged or cannot be read is left out, with a notice.
 * @throws HumanError as `prepareSource`; of the first file when none can be read
 */
export async function prepareSet(
  { folder: root, files: names, whole, problems }: FileSet,
  folder: string,
  work: Work,
): Promise<PreparedSource> {
  const sizes = await sizesOf(names.map(name => resolve(root, name)));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const meter = new ProgressMeter(work.report, 'scan', 'bytes', total);
  const made = new SetLines();
  const files: SetFile[] = [];
  const leftOut: LeftOutFile[] = [];
  const found = [...problems];
  const write = async (lines: WrittenLines): Promise<void> => {
    for (const [at, name] of names.entries()) {
      const before = lines.bytes;
      try {
        const { file, records } = await addFile(resolve(root, name), lines, work, meter);
        made.add({ name, lines: file.lines, made: records });
        files.push({ path: name, ...file });
      } catch (error) {
        if (!isUnusable(error)) throw error;
        await lines.cutTo(before);
        leftOut.push({ path: name, bytes: 0, modifiedMs: 0, ...sizes[at] });
        found.push(error);
      }
    }
    if (files.length === 0 && found[0] !== undefined) throw found[0];
  };
  const sha256 = (): string =>
    createHash('sha256')
      .update(files.map(file => `${file.sha256}  ${file.path}\n`).join(''))
      .digest('hex');
  const lines = await keepLines(folder, write, sha256);
  if (found.length > 0) work.notice?.(leftOutNotice(found));
  const identity = {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    modifiedMs: files.reduce((latest, { modifiedMs }) => Math.max(latest, modifiedMs), 0),
    sha256: sha256(),
  };
  const form = { ...plainForm, container: 'set' } as const;
  const others = leftOut.length > 0 ? { leftOut } : {};
  return { lines, origin: { path: root, ...identity, ...form, files, ...others, whole }, made };
}

/** Adds the lines of one file; what was added before an error stays. */
async function addFile(
  path: string,
  lines: WrittenLines,
  work: Work,
  meter: ProgressMeter,
): Promise<{ readonly file: Omit<SetFile, 'path'>; readonly records: MadeLines | undefined }> {
  const form = await detectForm(path);
  const records = isRecordForm(form) ? new MadeLines() : undefined;
  const counter = new LineCounter();
  const version = readVersion(path, form, work, meter, records);
  await lines.addAll(counter.terminated(version.blocks()));
  return { file: { ...version.identity(), ...form, lines: counter.lines }, records };
}

/** A file that changes while it is read can be read a moment later, and one that is gone was named by mistake. */
function isUnusable(error: unknown): error is HumanError {
  return error instanceof HumanError && !['source-changed', 'source-missing'].includes(error.code);
}

function leftOutNotice(problems: readonly HumanError[]): string {
  const told = problems.slice(0, toldProblems).map(({ message }) => message);
  if (problems.length <= toldProblems) return t('Left out: {0}', told.join(' '));
  return t('Left out: {0} And {1} more.', told.join(' '), problems.length - toldProblems);
}

async function sizesOf(paths: readonly string[]): Promise<Omit<LeftOutFile, 'path'>[]> {
  const sizes: Omit<LeftOutFile, 'path'>[] = [];
  for (const path of paths) {
    const { size, mtimeMs } = await stat(path).catch((error: unknown) => {
      throw sourceError(path, error);
    });
    sizes.push({ bytes: size, modifiedMs: mtimeMs });
  }
  return sizes;
}

/** Counts the lines of a file while they go by. */
class LineCounter {
  lines = 0;

  /** The same without a byte order mark, and with an end of the last line. */
  async *terminated(blocks: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
    let last = lineFeed;
    let isFirst = true;
    for await (const block of blocks) {
      const marked = isFirst && block.subarray(0, 3).equals(byteOrderMark);
      const bytes = marked ? block.subarray(3) : block;
      if (block.length > 0) isFirst = false;
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
        this.lines++;
      }
      last = bytes.at(-1) ?? last;
      yield bytes;
    }
    if (last === lineFeed) return;
    this.lines++;
    yield Buffer.of(lineFeed);
  }
}
