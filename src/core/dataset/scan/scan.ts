import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { ProgressMeter, type Work } from '../../progress.ts';
import { parseLine } from './json-row.ts';
import type { LineNotes } from '../forms/made-lines.ts';
import { readLineBlocks, withoutReturn, type LineBlock } from './line-blocks.ts';
import { rowsPerCall, RowScanner } from './row-scanner.ts';
import type { InvalidLine, InvalidReason, RowTable, SourceIdentity } from './row-table.ts';
import { sourceError } from './source-error.ts';
import type { Template } from '../template/template.ts';
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
 * @param made what is known of its lines when they were made of something else
 */
export async function scan(
  path: string,
  template: Template,
  work: Work,
  made?: LineNotes,
): Promise<ScannedFile> {
  const file = await openSource(path);
  try {
    const before = await file.stat();
    if (before.isDirectory())
      throw sourceError(path, Object.assign(new Error(), { code: 'EISDIR' }));
    const meter = new ProgressMeter(work.report, 'scan', 'bytes', before.size);
    const bom = await bomBytes(file);
    const builder = new RowTableBuilder(template, bom, made);
    const digest = createHash('sha256');
    await readLineBlocks(file, bom, {
      onBlock: block => countBlock(digest, meter, block),
      room: bytes => builder.scanner.room(bytes),
      onLines: lines => builder.add(lines),
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

  readonly scanner: RowScanner;
  /** Those of the rows just scanned that count, by their numbers there. */
  private readonly accepted = new Uint32Array(rowsPerCall);

  constructor(
    private readonly template: Template,
    bom: number,
    private readonly made: LineNotes | undefined,
  ) {
    this.offsets.push(bom);
    this.scanner = new RowScanner(template);
  }

  add(lines: LineBlock): void {
    const { scanner } = this;
    const end = scanner.start + lines.end;
    for (let start = scanner.start + lines.start; start < end;) {
      const count = scanner.scan(start, end);
      let rows = 0;
      for (let scanned = 0; scanned < count; scanned++) {
        const stop = scanner.lineFeed(scanned);
        const isRow = this.addLine(lines, start - scanner.start, stop - scanner.start, scanned);
        if (isRow) this.accepted[rows++] = scanned;
        start = stop + 1;
      }
      // In a loop of its own, since the processor then waits for many places of the index at once.
      for (let row = 0; row < rows; row++)
        this.texts.addWords(scanner.records, scanner.keyAt(this.accepted[row] ?? 0));
    }
  }

  /**
   * Answers whether the line is a row; then its key is among the scanner's.
   * @param scanned its number among the lines that were just scanned
   */
  private addLine(lines: LineBlock, start: number, stop: number, scanned: number): boolean {
    const { bytes, offset, terminated, utf8 } = lines;
    const line = this.offsets.length - 1;
    const end = withoutReturn(bytes, start, stop);
    this.offsets.push(offset + (terminated ? stop + 1 : stop));
    const problem = this.made?.problemOf(line);
    if (problem !== undefined) {
      this.addInvalid(line, 'record', problem);
      return false;
    }
    if (!this.scanner.isKnown(scanned) || !(utf8 || isUtf8(bytes.subarray(start, end)))) {
      const key = this.plainKey(lines, start, end, line);
      if (key === undefined) return false;
      this.scanner.setKey(scanned, key);
    }
    this.rowLines.push(line);
    this.rowBytes.push(end - start);
    return true;
  }

  private plainKey(
    { bytes, utf8 }: LineBlock,
    start: number,
    end: number,
    line: number,
  ): Uint8Array | undefined {
    const parsed = parseLine(bytes, start, end, utf8);
    if (!('row' in parsed)) {
      this.addInvalid(line, parsed.reason, parsed.detail);
      return undefined;
    }
    const text = this.template.render(parsed.row);
    if (text !== '') return textKey(text);
    this.addInvalid(line, 'no-text', t('The row has no text in {0}.', this.template.source));
    return undefined;
  }

  private addInvalid(line: number, reason: InvalidReason, detail: string): void {
    this.invalid.push({ line, reason, detail: this.made?.located(line, detail) ?? detail });
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
