import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ProgressMeter, type Work } from '../progress.ts';
import { detectForm } from './detect-form.ts';
import type { FileSet } from './file-set.ts';
import { isRecordForm } from './json-lines.ts';
import { MadeLines } from './made-lines.ts';
import { keepLines, readVersion, type PreparedSource } from './prepare-source.ts';
import type { SourceIdentity } from './row-table.ts';
import { SetLines } from './set-lines.ts';
import { sourceError } from './source-error.ts';
import { plainForm, type SourceForm } from './source-form.ts';

/** A file of a set. */
export interface SetFile extends SourceIdentity, SourceForm {
  /** In the folder of the set, with `/` between names. */
  readonly path: string;
  /** Lines of the prepared file that come from it, one after the other. */
  readonly lines: number;
}

const lineFeed = 0x0a;
const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

/**
 * Makes one file of lines of several files of any form: the lines of the first, then those of the second, and
 * so on. Lines are as they are in their files; the last one of a file gets its line end if it has none.
 * @throws HumanError as `prepareSource`
 */
export async function prepareSet(
  { folder: root, files: names, whole }: FileSet,
  folder: string,
  work: Work,
): Promise<PreparedSource> {
  const paths = names.map(name => resolve(root, name));
  const meter = new ProgressMeter(work.report, 'scan', 'bytes', await bytesOf(paths));
  const made = new SetLines();
  const files: SetFile[] = [];
  async function* blocks(): AsyncGenerator<Buffer> {
    for (const [at, path] of paths.entries()) {
      const form = await detectForm(path);
      const records = isRecordForm(form) ? new MadeLines() : undefined;
      const name = names[at] ?? path;
      const counter = new LineCounter();
      const version = readVersion(path, form, work, meter, records);
      yield* counter.terminated(version.blocks());
      made.add({ name, lines: counter.lines, made: records });
      files.push({ path: name, ...version.identity(), ...form, lines: counter.lines });
    }
  }
  const sha256 = (): string =>
    createHash('sha256')
      .update(files.map(file => `${file.sha256}  ${file.path}\n`).join(''))
      .digest('hex');
  const lines = await keepLines(folder, blocks(), sha256);
  const identity = {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    modifiedMs: files.reduce((latest, { modifiedMs }) => Math.max(latest, modifiedMs), 0),
    sha256: sha256(),
  };
  const form = { ...plainForm, container: 'set' } as const;
  return { lines, origin: { path: root, ...identity, ...form, files, whole }, made };
}

async function bytesOf(paths: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const path of paths) {
    const { size } = await stat(path).catch((error: unknown) => {
      throw sourceError(path, error);
    });
    bytes += size;
  }
  return bytes;
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
