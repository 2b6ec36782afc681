import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { systemCode } from '../errors.ts';
import { blockBuffers, fileBlocks } from '../file-blocks.ts';
import { checkSums } from './check-sums.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { measureRows } from './measure-rows.ts';
import { isPlainLines, plainLines, type FileForm } from './split-form.ts';

const newline = 0x0a;

/**
 * Reads the files of a split back and compares them with its manifest: size, rows and SHA-256 of
 * each, and that together they are all rows of the source, by bytes or by their sum.
 * @param onBytes is called with the bytes just read; may throw to stop
 * @returns every discrepancy as a sentence; empty when all is well
 */
export async function checkFiles(
  folder: string,
  manifest: Manifest,
  onBytes: (bytes: number) => void,
): Promise<string[]> {
  const problems = checkSums(manifest);
  for (const file of manifest.files) {
    const found = await measure(join(folder, file.file), onBytes);
    if (found === undefined) problems.push(t('{0} is missing.', file.file));
    else problems.push(...(await checkFile(folder, file, found, formOf(file, manifest))));
  }
  return problems;
}

/** Invalid rows are lines, whatever the others are. */
function formOf({ kind }: ManifestFile, { form }: Manifest): FileForm {
  return kind === 'invalid' ? plainLines : form;
}

/** Of other files than plain lines, rows are taken apart to be counted and added up. */
async function checkFile(
  folder: string,
  file: ManifestFile,
  found: Measured,
  form: FileForm,
): Promise<string[]> {
  if (isPlainLines(form)) return compare(file, found);
  const problems = compare(file, { ...found, rows: file.rows });
  if (problems.length > 0) return problems;
  const { rows, sum } = await measureRows(join(folder, file.file), form);
  if (rows !== file.rows) {
    return [t('{0} has {1} rows instead of {2}.', file.file, rows, file.rows)];
  }
  return sum === file.sum ? [] : [t('{0} has other rows than were written.', file.file)];
}

type Measured = Pick<ManifestFile, 'rows' | 'bytes' | 'sha256'>;

/** Size, lines and hash of a file; undefined when it is not there. */
async function measure(
  path: string,
  onBytes: (bytes: number) => void,
): Promise<Measured | undefined> {
  try {
    const file = await open(path, 'r');
    return await measureOpen(file, onBytes).finally(() => file.close());
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function measureOpen(file: FileHandle, onBytes: (bytes: number) => void): Promise<Measured> {
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  let last = newline;
  for await (const { bytes: block } of fileBlocks(file, blockBuffers())) {
    hash.update(block);
    rows += countNewlines(block);
    last = block[block.length - 1] ?? newline;
    bytes += block.length;
    onBytes(block.length);
  }
  return { bytes, rows: last === newline ? rows : rows + 1, sha256: hash.digest('hex') };
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

function compare(expected: ManifestFile, found: Measured): string[] {
  const { file } = expected;
  const problems: string[] = [];
  if (found.bytes !== expected.bytes) {
    problems.push(t('{0} has {1} bytes instead of {2}.', file, found.bytes, expected.bytes));
  }
  if (found.rows !== expected.rows) {
    problems.push(t('{0} has {1} lines instead of {2}.', file, found.rows, expected.rows));
  }
  if (problems.length === 0 && found.sha256 !== expected.sha256) {
    problems.push(t('{0} was changed: its SHA-256 is another one.', file));
  }
  return problems;
}
