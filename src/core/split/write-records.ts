import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { TextForm } from '../dataset/forms/json-lines.ts';
import {
  inOneLine,
  sourceRecords,
  withoutEnd,
  type SourceRecord,
} from '../dataset/forms/source-records.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { originPath } from '../run/run-source.ts';
import type { Run } from '../run/run.ts';
import { recordGrower } from './grow-record.ts';
import { packOf } from './pack.ts';
import { addsFields, type PreparedSplit } from './plan-split.ts';
import { frameOf, RecordFile } from './record-file.ts';
import { rowHash, RowSum } from './row-sum.ts';
import { sourceChanged } from './source-changed.ts';
import { noFile } from './split-files.ts';
import { plainLines } from './split-form.ts';
import type { SplitRequest, WrittenFile } from './split.ts';

/** By what rows that are no plain lines are compared with those of the source, see `RowSum`. */
export interface Sums {
  /** Of all rows of the source; null when rows have fields added, so that they are others. */
  readonly source: string | null;
  /** Of the rows that are in no file. */
  readonly unwritten: string;
}

export interface WrittenRecords {
  readonly files: WrittenFile[];
  readonly sums: Sums;
}

/** Where the rows of a split come from, when they are no plain lines. */
export type RecordOrigin = NonNullable<Run['origin']>;

const newline = Buffer.from('\n');

/**
 * Takes the file that was clustered apart once more, and writes every row in its own bytes to its file, of the
 * same form as the source.
 * @throws HumanError `source-changed`, `source-missing`, `field-exists`, `field-name` or `record-long`
 */
export async function writeRecords(
  request: SplitRequest,
  origin: RecordOrigin & TextForm,
  staged: string,
  prepared: PreparedSplit,
  work: Work,
): Promise<WrittenRecords> {
  const { run, layout, files, fileOfLine, clusters, form } = prepared;
  const path = originPath(request.folder, run);
  const meter = new ProgressMeter(work.report, 'split', 'bytes', origin.bytes);
  const hash = createHash('sha256');
  const onBytes = (block: Buffer): void => {
    work.signal.throwIfAborted();
    hash.update(block);
    meter.advance(block.length);
  };
  const grower = addsFields(request) ? recordGrower(form, clusters, request) : undefined;
  const pack = packOf(form.compression);
  const openFiles = (header: Buffer, grownHeader: Buffer): RecordFile[] =>
    files.map(({ file, kind }) => {
      const target = join(staged, file);
      if (kind === 'invalid') {
        const frame = frameOf(plainLines, Buffer.alloc(0));
        return new RecordFile(target, frame, packOf('none'), files.length);
      }
      const frame = frameOf(form, kind === 'combined' ? grownHeader : header);
      return new RecordFile(target, frame, pack, files.length);
    });
  let writers = openFiles(Buffer.alloc(0), Buffer.alloc(0));
  const onHeader = (bytes: Buffer, names: readonly string[]): void => {
    writers = openFiles(bytes, grower?.header(bytes, names) ?? bytes);
  };

  const [whole, unwritten] = [new RowSum(), new RowSum()];
  let line = 0;
  for await (const records of sourceRecords(path, origin, { onBytes, onHeader })) {
    for (const record of records) {
      const at = fileOfLine[line] ?? noFile;
      const cluster = layout.cluster[line++] ?? 0;
      const writer = writers[at];
      const hash = rowHash(record.bytes);
      whole.addHash(hash);
      if (writer === undefined) unwritten.addHash(hash);
      else {
        const kind = files[at]?.kind;
        const isGrown = kind === 'combined' && grower !== undefined;
        const row = isGrown ? grower.grow(record, cluster) : keptRow(record, kind);
        const indent = kind === 'invalid' ? '' : record.indent;
        const isFull = writer.add(row, indent, isGrown ? rowHash(row) : hash);
        if (isFull) await writer.flush();
      }
    }
  }
  if (line !== layout.lines || hash.digest('hex') !== origin.sha256) throw sourceChanged(path);
  const hashes = await Promise.all(writers.map(writer => writer.finish()));
  const written = files.map((file, at): WrittenFile => {
    const { bytes = 0, sum } = writers[at] ?? {};
    return { ...file, bytes, added: 0, sha256: hashes[at] ?? '', sum: sum?.hex ?? null };
  });
  const source = grower === undefined ? whole.hex : null;
  return { files: written, sums: { source, unwritten: unwritten.hex } };
}

/** A row as it is; of the invalid ones, which stand in lines, in one. */
function keptRow({ bytes }: SourceRecord, kind: WrittenFile['kind'] | undefined): Buffer {
  return kind === 'invalid' ? Buffer.concat([inOneLine(withoutEnd(bytes)), newline]) : bytes;
}
