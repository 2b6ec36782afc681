import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { sourceError } from '../scan/source-error.ts';
import {
  compressionOf,
  containerOf,
  encodingOf,
  isParquet,
  plainForm,
  type SourceForm,
} from './source-form.ts';
import { textBlocks } from './text-blocks.ts';

/** The beginning of a text that is looked at. */
const headBytes = 1 << 20;

/**
 * How rows are stored in a file, by its name and beginning.
 * @throws HumanError `source-missing`, `source-unreadable` or `source-damaged`
 */
export async function detectForm(path: string): Promise<SourceForm> {
  const start = await firstBytes(path);
  if (isParquet(start)) return { ...plainForm, container: 'parquet' };
  const compression = compressionOf(start);
  const raw = await headOf(path, { compression, encoding: 'utf-8' });
  const encoding = encodingOf(raw.bytes);
  const head = encoding === 'utf-8' ? raw : await headOf(path, { compression, encoding });
  const name = basename(path).replace(/\.(gz|gzip|zst|zstd)$/i, '');
  const container = containerOf(name, head.bytes.toString('utf8'), head.whole);
  return { compression, encoding, container };
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const buffer = Buffer.alloc(4);
      const { bytesRead } = await file.read(buffer, 0, 4, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw sourceError(path, error);
  }
}

async function headOf(
  path: string,
  form: Pick<SourceForm, 'compression' | 'encoding'>,
): Promise<{ bytes: Buffer; whole: boolean }> {
  const blocks: Buffer[] = [];
  let length = 0;
  for await (const block of textBlocks(path, form, () => undefined)) {
    blocks.push(block);
    length += block.length;
    if (length > headBytes) return { bytes: Buffer.concat(blocks), whole: false };
  }
  return { bytes: Buffer.concat(blocks), whole: true };
}
