import * as zlib from 'node:zlib';
import { gzipSync } from 'node:zlib';
import { t } from '@vscode/l10n';
import type { SourceForm } from '../dataset/forms/source-form.ts';
import { HumanError } from '../errors.ts';

/** Packs bytes so that what is packed one after the other is unpacked as one. */
export type Pack = (bytes: Buffer) => Buffer;

/** What `node:zlib` has from Node 22.15 on. */
interface ZstdModule {
  readonly zstdCompressSync?: Pack;
}

/** @throws HumanError `zstd-unknown` */
export function packOf(compression: SourceForm['compression']): Pack {
  if (compression === 'none') return bytes => bytes;
  if (compression === 'gzip') return bytes => gzipSync(bytes);
  const pack = (zlib as ZstdModule).zstdCompressSync;
  if (pack !== undefined) return pack;
  throw new HumanError(
    'zstd-unknown',
    t(
      'Packing with Zstandard needs VS Code 1.101 or Node 22.15. Write the files without packing them.',
    ),
  );
}
