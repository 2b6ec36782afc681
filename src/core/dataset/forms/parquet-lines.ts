import { isUtf8 } from 'node:buffer';
import { open, type FileHandle } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { t } from '@vscode/l10n';
import {
  parquetMetadataAsync,
  parquetReadObjects,
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  type ParquetReadOptions,
} from 'hyparquet';
import { HumanError, systemCode } from '../../errors.ts';
import { sourceError } from '../scan/source-error.ts';
import { unpackZstdWhole } from './zstd.ts';

/** Unpacked bytes of the rows that are in memory at once, unless fewer rows than these have as many. */
const blockBytes = 32 << 20;
const leastRows = 1_000;

/** Snappy is read by the library itself; it names a compression that is not here. */
const compressors: Compressors = {
  GZIP: bytes => gunzipSync(bytes),
  BROTLI: bytes => brotliDecompressSync(bytes),
  ZSTD: bytes => unpackZstdWhole(bytes),
};

export type ParquetRow = Readonly<Record<string, unknown>>;

/** Some rows of a Parquet file. */
export interface ParquetBlock {
  readonly metadata: FileMetaData;
  readonly rows: readonly ParquetRow[];
}

/** How values are read. */
export interface ParquetReading {
  /** Whether bytes of no type are texts; they are when it is missing. */
  readonly utf8?: boolean;
  readonly parsers?: NonNullable<ParquetReadOptions['parsers']>;
}

/** Reads values so that they can be written as they were: times as numbers, and bytes as such. */
export const exactParsers: ParquetReading = {
  utf8: false,
  parsers: {
    timestampFromMilliseconds: value => value,
    timestampFromMicroseconds: value => value,
    timestampFromNanoseconds: value => value,
    dateFromDays: days => days,
    stringFromBytes: (bytes: Uint8Array | undefined) =>
      bytes && isUtf8(bytes) ? decoder.decode(bytes) : bytes,
  },
};

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The rows of a Parquet file as JSONL. Times are written by ISO 8601, large whole numbers and bytes as
 * texts (bytes in base64).
 * @throws HumanError `source-damaged`
 */
export async function* parquetLines(
  path: string,
  onBytes: (block: Buffer) => void,
): AsyncGenerator<Buffer> {
  for await (const { rows } of parquetBlocks(path, onBytes)) {
    yield Buffer.from(rows.map(row => `${jsonOfRow(row)}\n`).join(''));
  }
}

/**
 * The rows of a Parquet file, block by block.
 * @param onBytes is called with every block of the file; may throw to stop
 * @throws HumanError `source-damaged`
 */
export async function* parquetBlocks(
  path: string,
  onBytes: (block: Buffer) => void,
  reading: ParquetReading = {},
): AsyncGenerator<ParquetBlock> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    await readAll(handle, onBytes);
    const file = await asyncBuffer(handle);
    const metadata = await readable(path, parquetMetadataAsync(file));
    for (const range of rowRanges(metadata)) {
      const options = { file, metadata, compressors, ...range, ...reading };
      yield { metadata, rows: await readable(path, parquetReadObjects(options)) };
    }
  } finally {
    await handle.close();
  }
}

/** Every read goes through all of a row group, so that few of them should be of the same one. */
function* rowRanges({
  row_groups: groups,
}: FileMetaData): Generator<{ readonly rowStart: number; readonly rowEnd: number }> {
  let start = 0;
  for (const group of groups) {
    const rows = Number(group.num_rows);
    const bytes = Math.max(1, Number(group.total_byte_size));
    const together = Math.max(leastRows, Math.floor((rows / bytes) * blockBytes));
    for (let from = 0; from < rows; from += together) {
      yield { rowStart: start + from, rowEnd: start + Math.min(rows, from + together) };
    }
    start += rows;
  }
}

async function readable<T>(path: string, read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    if (systemCode(error) !== undefined) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(
      'source-damaged',
      t('{0} cannot be read as Parquet: {1}. Fetch or write it again.', path, reason),
    );
  }
}

/** The row as a line of JSON. */
export function jsonOfRow(row: ParquetRow): string {
  return JSON.stringify(row, plainValue);
}

/** The columns are read in another order than they lie in the file; the hash needs that of the file. */
async function readAll(handle: FileHandle, onBytes: (block: Buffer) => void): Promise<void> {
  const buffer = Buffer.alloc(1 << 20);
  for (let at = 0; ;) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    if (bytesRead === 0) return;
    onBytes(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}

async function asyncBuffer(handle: FileHandle): Promise<AsyncBuffer> {
  const { size } = await handle.stat();
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      const bytes = new Uint8Array(end - start);
      await handle.read(bytes, 0, bytes.length, start);
      return bytes.buffer;
    },
  };
}

function plainValue(_name: string, value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  }
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}
