import { open, type FileHandle } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { t } from '@vscode/l10n';
import {
  parquetMetadataAsync,
  parquetReadObjects,
  type AsyncBuffer,
  type Compressors,
} from 'hyparquet';
import { HumanError, systemCode } from '../errors.ts';
import { sourceError } from './source-error.ts';

/** Rows that are in memory at once. */
const rowsPerBlock = 10_000;

/** Snappy is read by the library itself; it names a compression that is not here. */
const compressors: Compressors = {
  GZIP: bytes => gunzipSync(bytes),
  BROTLI: bytes => brotliDecompressSync(bytes),
};

/**
 * The rows of a Parquet file as JSONL. Times are written by ISO 8601, large whole numbers and bytes as
 * texts (bytes in base64).
 * @throws HumanError `source-damaged`
 */
export async function* parquetLines(
  path: string,
  onBytes: (block: Buffer) => void,
): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw sourceError(path, error);
  });
  try {
    await readAll(handle, onBytes);
    const file = await asyncBuffer(handle);
    const metadata = await parquetMetadataAsync(file);
    const rows = Number(metadata.num_rows);
    for (let start = 0; start < rows; start += rowsPerBlock) {
      const range = { rowStart: start, rowEnd: Math.min(rows, start + rowsPerBlock) };
      const objects = await parquetReadObjects({ file, metadata, compressors, ...range });
      yield Buffer.from(objects.map(row => `${JSON.stringify(row, plainValue)}\n`).join(''));
    }
  } catch (error) {
    if (error instanceof HumanError || systemCode(error) !== undefined) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new HumanError(
      'source-damaged',
      t('{0} cannot be read as Parquet: {1}. Fetch or write it again.', path, reason),
    );
  } finally {
    await handle.close();
  }
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
