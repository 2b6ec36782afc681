import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { t } from '@vscode/l10n';
import { blockBuffers, fileBlocks } from '../file-blocks.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { checkFiles } from './check-files.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { splitHelper } from './split-helper.ts';

/** What a look at a split folder found. */
export interface SplitCheck {
  readonly files: number;
  readonly lines: number;
  /** The source as it is now, compared with what was split. */
  readonly source: 'same' | 'changed' | 'missing';
  /** Every discrepancy as a sentence; empty when all is well. A missing source is none. */
  readonly problems: readonly string[];
}

/**
 * Checks a split folder against its manifest, and its source when that is still where it was.
 * @throws HumanError `split-missing`, `split-newer` or `split-damaged` when there is no manifest to
 *   check against; the abort reason when `work` is aborted
 * @param thread the bundle of `split-thread.ts`, which helps with large files if it is given
 */
export async function verifySplit(
  folder: string,
  work: Work,
  thread?: string,
): Promise<SplitCheck> {
  const manifest = await readManifest(folder);
  const path = resolve(folder, manifest.source.path);
  const sourceBytes = (await stat(path).catch(() => undefined))?.size;
  const fileBytes = manifest.files.reduce((total, file) => total + file.bytes, 0);
  const meter = new ProgressMeter(work.report, 'verify', 'bytes', fileBytes + (sourceBytes ?? 0));
  const onBytes = (bytes: number): void => {
    work.signal.throwIfAborted();
    meter.advance(bytes);
  };
  const helper = splitHelper(thread, fileBytes);
  try {
    const problems = await checkFiles(folder, manifest, onBytes, helper);
    const source =
      sourceBytes === undefined ? 'missing' : await compareSource(path, manifest, onBytes);
    if (source === 'changed') problems.push(t('{0} is no longer the file that was split.', path));
    return { files: manifest.files.length, lines: manifest.source.lines, source, problems };
  } finally {
    await helper?.close();
  }
}

async function compareSource(
  path: string,
  { source }: Manifest,
  onBytes: (bytes: number) => void,
): Promise<'same' | 'changed'> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    for await (const { bytes } of fileBlocks(file, blockBuffers())) {
      hash.update(bytes);
      onBytes(bytes.length);
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex') === source.sha256 ? 'same' : 'changed';
}
