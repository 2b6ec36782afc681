import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import type { FileMetaData, SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import {
  exactParsers,
  jsonOfRow,
  parquetBlocks,
  type ParquetRow,
} from '../dataset/forms/parquet-lines.ts';
import { HumanError } from '../errors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { syncFile } from '../run/durable.ts';
import { originPath } from '../run/run-source.ts';
import { clusterFields, fieldExists, type ClusterFields } from './add-fields.ts';
import { addsFields, type PreparedSplit } from './plan-split.ts';
import { frameOf, RecordFile } from './record-file.ts';
import { rowHash, RowSum } from './row-sum.ts';
import { sourceChanged } from './source-changed.ts';
import { noFile } from './split-files.ts';
import { plainLines } from './split-form.ts';
import type { SplitRequest, WrittenFile } from './split.ts';
import type { RecordOrigin, WrittenRecords } from './write-records.ts';

/** Rows that wait to be written, of all files together, and the fewest of one that are written. */
const waitingRows = 100_000;
const leastRows = 1_000;

/**
 * Writes the rows of a Parquet file to others, with the same columns and types.
 * @throws HumanError `parquet-types` for columns that cannot be written as they are, and as `writeRecords`
 */
export async function writeParquetRows(
  request: SplitRequest,
  origin: RecordOrigin,
  staged: string,
  prepared: PreparedSplit,
  work: Work,
): Promise<WrittenRecords> {
  const { run, layout, files, fileOfLine, clusters } = prepared;
  const path = originPath(request.folder, run);
  const meter = new ProgressMeter(work.report, 'split', 'rows', layout.lines);
  const hash = createHash('sha256');
  const fields = addsFields(request) ? clusterFields(clusters, request) : undefined;
  const [whole, unwritten] = [new RowSum(), new RowSum()];
  let writers: RowFile[] | undefined;
  let line = 0;
  const blocks = parquetBlocks(path, block => hash.update(block), exactParsers);
  for await (const { rows, metadata } of blocks) {
    work.signal.throwIfAborted();
    writers ??= files.map(({ file, kind }) => {
      const target = join(staged, file);
      if (kind === 'invalid') return new LineRows(target, files.length);
      const added = kind === 'combined' ? fields : undefined;
      return new ParquetRows(target, metadata, added, path, files.length);
    });
    for (const row of rows) {
      const writer = writers[fileOfLine[line] ?? noFile];
      const cluster = layout.cluster[line++] ?? 0;
      const json = Buffer.from(jsonOfRow(row));
      whole.add(json);
      if (writer === undefined) unwritten.add(json);
      else await writer.add(row, cluster);
    }
    meter.advance(rows.length);
  }
  if (line !== layout.lines || hash.digest('hex') !== origin.sha256) throw sourceChanged(path);
  const written: WrittenFile[] = [];
  for (const [at, file] of files.entries()) {
    const finished = await writers?.[at]?.finish();
    written.push({ ...file, added: 0, bytes: 0, sha256: '', sum: null, ...finished });
  }
  const source = fields === undefined ? whole.hex : null;
  return { files: written, sums: { source, unwritten: unwritten.hex } };
}

interface RowFile {
  add(row: ParquetRow, cluster: number): Promise<void>;
  finish(): Promise<Pick<WrittenFile, 'bytes' | 'sha256' | 'sum'>>;
}

/** Rows without text, as lines of JSON. */
class LineRows implements RowFile {
  private readonly file: RecordFile;

  constructor(path: string, files: number) {
    const frame = frameOf(plainLines, Buffer.alloc(0));
    this.file = new RecordFile(path, frame, bytes => bytes, files);
  }

  async add(row: ParquetRow): Promise<void> {
    const line = Buffer.from(`${jsonOfRow(row)}\n`);
    if (this.file.add(line, '', rowHash(line))) await this.file.flush();
  }

  async finish(): Promise<Pick<WrittenFile, 'bytes' | 'sha256' | 'sum'>> {
    const sha256 = await this.file.finish();
    return { sha256, bytes: this.file.bytes, sum: this.file.sum.hex };
  }
}

class ParquetRows implements RowFile {
  private readonly writer: ParquetWriter;
  private readonly columns: readonly string[];
  private readonly sum = new RowSum();
  private readonly limit: number;
  private waiting: ParquetRow[] = [];

  constructor(
    private readonly path: string,
    metadata: FileMetaData,
    private readonly fields: ClusterFields | undefined,
    source: string,
    files: number,
  ) {
    const schema = schemaWith(metadata.schema, fields, source);
    this.columns = topColumns(schema);
    this.limit = Math.max(leastRows, Math.floor(waitingRows / files));
    const { key_value_metadata: kvMetadata } = metadata;
    this.writer = new ParquetWriter({
      writer: fileWriter(path),
      schema,
      ...(kvMetadata && { kvMetadata }),
    });
  }

  async add(row: ParquetRow, cluster: number): Promise<void> {
    const grown = this.fields === undefined ? row : withFields(row, this.fields, cluster);
    this.sum.add(Buffer.from(jsonOfRow(grown)));
    this.waiting.push(grown);
    if (this.waiting.length >= this.limit) await this.flush();
  }

  async finish(): Promise<Pick<WrittenFile, 'bytes' | 'sha256' | 'sum'>> {
    await this.flush();
    await this.writer.finish();
    await syncFile(this.path);
    const bytes = await readFile(this.path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { bytes: bytes.length, sha256, sum: this.sum.hex };
  }

  private async flush(): Promise<void> {
    const rows = this.waiting;
    this.waiting = [];
    if (rows.length === 0) return;
    const columnData = this.columns.map(name => ({ name, data: rows.map(row => row[name]) }));
    await this.writer.write({ columnData, rowGroupSize: rows.length });
  }
}

function withFields(
  row: ParquetRow,
  { names, valuesOf }: ClusterFields,
  cluster: number,
): ParquetRow {
  const added = valuesOf(cluster).map((value, at): [string, unknown] => [names[at] ?? '', value]);
  return { ...row, ...Object.fromEntries(added) };
}

/** Decimals beyond this are no exact numbers of JavaScript. */
const mostDigits = 15;
const unknownTypes: ReadonlySet<string> = new Set(['VARIANT', 'GEOMETRY', 'GEOGRAPHY', 'INTERVAL']);

/** @throws HumanError `parquet-types` or `field-exists` */
function schemaWith(
  schema: readonly SchemaElement[],
  fields: ClusterFields | undefined,
  source: string,
): SchemaElement[] {
  const wrong = schema.find(
    ({ type, precision = 0, converted_type: converted, logical_type: logical }) =>
      type === 'INT96' ||
      precision > mostDigits ||
      unknownTypes.has(converted ?? '') ||
      unknownTypes.has(logical?.type ?? ''),
  );
  if (wrong !== undefined) {
    throw new HumanError(
      'parquet-types',
      t(
        'The column “{0}” of {1} has a type that cannot be written as it is. Write JSONL.',
        wrong.name,
        source,
      ),
    );
  }
  const [root, ...columns] = schema;
  if (root === undefined || fields === undefined) return [...schema];
  const taken = fields.names.find(name => topColumns(schema).includes(name));
  if (taken !== undefined) throw fieldExists(1, taken);
  const { length } = fields.names;
  const added = fields.names.map((name, at): SchemaElement =>
    fields.isNumber[at] === true
      ? { name, type: 'INT32', repetition_type: 'OPTIONAL' }
      : { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
  );
  return [{ ...root, num_children: (root.num_children ?? 0) + length }, ...columns, ...added];
}

/** Names of the columns, not of what is in them. */
function topColumns(schema: readonly SchemaElement[]): string[] {
  const names: string[] = [];
  for (let at = 1; at < schema.length; at = behind(schema, at)) names.push(schema[at]?.name ?? '');
  return names;
}

function behind(schema: readonly SchemaElement[], at: number): number {
  let next = at + 1;
  for (let child = schema[at]?.num_children ?? 0; child > 0; child--) next = behind(schema, next);
  return next;
}
