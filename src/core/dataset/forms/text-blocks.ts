import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { t } from '@vscode/l10n';
import { HumanError, systemCode } from '../../errors.ts';
import { sourceError } from '../scan/source-error.ts';
import type { SourceForm } from './source-form.ts';
import { unpackZstd, zstdStream } from './zstd.ts';

const blockBytes = 1 << 20;

/**
 * The text of a file as UTF-8, unpacked and decoded, block by block. Bytes that are none in its encoding
 * become U+FFFD; those of UTF-8 stay as they are, so that they are found later.
 * @param onBytes is called with every block of the file itself; may throw to stop
 * @throws HumanError `source-missing`, `source-unreadable`, or `source-damaged` for what cannot be unpacked
 */
export async function* textBlocks(
  path: string,
  { compression, encoding }: Pick<SourceForm, 'compression' | 'encoding'>,
  onBytes: (block: Buffer) => void,
): AsyncGenerator<Buffer> {
  const unpacked = unpack(path, compression, fileBlocks(path, onBytes));
  if (encoding === 'utf-8') yield* unpacked;
  else yield* decode(unpacked, encoding);
}

async function* fileBlocks(path: string, onBytes: (block: Buffer) => void): AsyncGenerator<Buffer> {
  try {
    for await (const block of createReadStream(path, { highWaterMark: blockBytes })) {
      onBytes(block as Buffer);
      yield block as Buffer;
    }
  } catch (error) {
    throw sourceError(path, error);
  }
}

async function* unpack(
  path: string,
  compression: SourceForm['compression'],
  blocks: AsyncGenerator<Buffer>,
): AsyncGenerator<Buffer> {
  if (compression === 'none') {
    yield* blocks;
    return;
  }
  const chunkSize = blockBytes;
  const stream = compression === 'gzip' ? createGunzip({ chunkSize }) : zstdStream(chunkSize);
  if (stream === undefined) {
    yield* unpackZstd(blocks, () => damaged(path));
    return;
  }
  pipeline(Readable.from(blocks), stream, () => undefined);
  try {
    for await (const block of stream) yield block as Buffer;
  } catch (error) {
    const code = systemCode(error) ?? '';
    throw code.startsWith('Z_') || code.startsWith('ZSTD_') ? damaged(path) : error;
  }
}

async function* decode(
  blocks: AsyncGenerator<Buffer>,
  encoding: SourceForm['encoding'],
): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding);
  for await (const block of blocks) yield Buffer.from(decoder.decode(block, { stream: true }));
  yield Buffer.from(decoder.decode());
}

function damaged(path: string): HumanError {
  return new HumanError(
    'source-damaged',
    t('{0} cannot be unpacked: it is damaged or cut off. Fetch or pack it again.', path),
  );
}
