import type { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';
import { decompress, Decompress } from 'fzstd';

/** What `node:zlib` has from Node 22.15 on. */
interface ZstdModule {
  readonly createZstdDecompress?: (options: { readonly chunkSize: number }) => Duplex;
  readonly zstdDecompressSync?: (bytes: Uint8Array) => Buffer;
}

const native = zlib as ZstdModule;
/** What is unpacked at once without Node's help, since a little can become a lot. */
const pieceBytes = 64 << 10;

/** Node's stream that unpacks Zstandard, several times as fast as `unpackZstd`; undefined in an older Node. */
export function zstdStream(chunkSize: number): Duplex | undefined {
  return native.createZstdDecompress?.({ chunkSize });
}

/**
 * Unpacks Zstandard block by block in any Node. A checksum that comes along is not looked at.
 * @param damaged what is thrown for bytes that are none
 */
export async function* unpackZstd(
  blocks: AsyncIterable<Buffer>,
  damaged: () => Error,
): AsyncGenerator<Buffer> {
  const unpacked: Buffer[] = [];
  const stream = new Decompress(bytes => unpacked.push(Buffer.from(bytes)));
  const push = (bytes: Uint8Array, last: boolean): void => {
    try {
      stream.push(bytes, last);
    } catch {
      throw damaged();
    }
  };
  for await (const block of blocks) {
    for (let at = 0; at < block.length; at += pieceBytes) {
      push(block.subarray(at, at + pieceBytes), false);
      yield* unpacked.splice(0);
    }
  }
  push(new Uint8Array(), true);
  yield* unpacked;
}

/** Unpacks Zstandard that is small enough to be whole in memory. @throws for bytes that are none */
export function unpackZstdWhole(bytes: Uint8Array): Uint8Array {
  return native.zstdDecompressSync?.(bytes) ?? decompress(bytes);
}
