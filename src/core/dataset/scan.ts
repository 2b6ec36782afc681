import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { parseLine } from './json-row.ts';
import { readLines, type LineSlice } from './line-reader.ts';
import type { InvalidLine, InvalidReason, RowTable, SourceIdentity } from './row-table.ts';
import { sourceError } from './source-error.ts';
import type { Template } from './template.ts';
import { textKey } from './text-hash.ts';
import { TypedList } from './typed-list.ts';
import { UniqueTexts, type UniqueRows } from './unique-texts.ts';

/** What one pass over a file finds: where its rows are, and which of them say the same. */
export interface ScannedFile {
  readonly table: RowTable;
  readonly unique: UniqueRows;
}

/**
 * Reads `path` once, line by line, and keeps of every row its place and the key of its text.
 * @throws HumanError `source-missing`, `source-unreadable`, or `source-changed` when the file
 *   changes while it is read
 */
export async function scan(path: string, template: Template, work: Work): Promise<ScannedFile> {
  const file = await openSource(path);
  try {
    const before = await file.stat();
    if (before.isDirectory())
      throw sourceError(path, Object.assign(new Error(), { code: 'EISDIR' }));
    const meter = new ProgressMeter(work.report, 'scan', 'bytes', before.size);
    const bom = await bomBytes(file);
    const builder = new RowTableBuilder(template, bom);
    const digest = createHash('sha256');
    await readLines(file, bom, {
      onBlock: block => countBlock(digest, meter, block),
      onLine: line => builder.add(line),
      onPause: () => pause(work.signal),
    });
    const identity = await identityOf(file, path, before, digest);
    return builder.finish(identity);
  } finally {
    await file.close();
  }
}

/** Collects the rows of one pass. */
class RowTableBuilder {
  private readonly offsets = new TypedList(length => new Float64Array(length));
  private readonly rowLines = new TypedList(length => new Uint32Array(length));
  private readonly rowBytes = new TypedList(length => new Uint32Array(length));
  private readonly invalid: InvalidLine[] = [];
  private readonly texts = new UniqueTexts();

  constructor(
    private readonly template: Template,
    bom: number,
  ) {
    this.offsets.push(bom);
  }

  add(line: LineSlice): void {
    const number = this.offsets.length - 1;
    this.offsets.push(line.nextOffset);
    const parsed = parseLine(line.buffer, line.start, line.end, line.checked);
    if (!('row' in parsed)) {
      this.reject(number, parsed.reason, parsed.detail);
      return;
    }
    const text = this.template.render(parsed.row);
    if (text === '') {
      this.reject(number, 'no-text', t('The row has no text in {0}.', this.template.source));
      return;
    }
    this.rowLines.push(number);
    this.rowBytes.push(line.end - line.start);
    this.texts.add(textKey(text));
  }

  finish(source: SourceIdentity): ScannedFile {
    const unique = this.texts.finish();
    const table: RowTable = {
      source,
      lines: this.offsets.length - 1,
      offsets: this.offsets.finish(),
      rowLines: this.rowLines.finish(),
      rowBytes: this.rowBytes.finish(),
      textHash: unique.textHash,
      invalid: this.invalid,
    };
    return { table, unique };
  }

  private reject(line: number, reason: InvalidReason, detail: string): void {
    this.invalid.push({ line, reason, detail });
  }
}

async function openSource(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw sourceError(path, error);
  }
}

/** Length of the byte order mark at the start of a file: 3 or 0. */
export async function bomBytes(file: FileHandle): Promise<number> {
  const head = Buffer.alloc(3);
  await file.read(head, 0, 3, 0);
  return head.equals(Buffer.of(0xef, 0xbb, 0xbf)) ? 3 : 0;
}

function countBlock(digest: Hash, meter: ProgressMeter, block: Buffer): void {
  digest.update(block);
  meter.advance(block.length);
}

/** Lets other messages in, cancel among them. */
async function pause(signal: AbortSignal): Promise<void> {
  await new Promise(resolve => setImmediate(resolve));
  signal.throwIfAborted();
}

interface FileVersion {
  readonly size: number;
  readonly mtimeMs: number;
}

async function identityOf(
  file: FileHandle,
  path: string,
  before: FileVersion,
  digest: Hash,
): Promise<SourceIdentity> {
  const after = await file.stat();
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw sourceChanged(path);
  return { bytes: after.size, modifiedMs: after.mtimeMs, sha256: digest.digest('hex') };
}

/** The source is not what it was when the run began. */
export function sourceChanged(path: string): HumanError {
  return new HumanError(
    'source-changed',
    t('{0} changed while it was read. Run again when nothing writes to it.', path),
  );
}
