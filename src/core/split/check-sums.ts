import { t } from '@vscode/l10n';
import { foldName } from './file-name.ts';
import type { Manifest } from './manifest.ts';
import { totalSum } from './row-sum.ts';
import { isPlainLines } from './split-form.ts';
import { isKept, type FileKind } from './split.ts';

const bomBytes = 3;

/**
 * Whether what a manifest says adds up: every line of the source is in one file or said to be in none,
 * and so is every byte of plain lines, or every row by its sum.
 * @returns every discrepancy as a sentence; empty when all is well
 */
export function checkSums(manifest: Manifest): string[] {
  const { source, counts, unwritten, files } = manifest;
  const problems: string[] = [];
  const rowsOf = (wanted: (kind: FileKind) => boolean): number =>
    sum(files.filter(({ kind }) => wanted(kind)).map(file => file.rows));
  const { kept, leftOut, dropped, unclustered, invalid } = counts;
  const agree =
    kept === rowsOf(isKept) &&
    leftOut === rowsOf(kind => kind === 'left-out') + unwritten.rows &&
    dropped === rowsOf(kind => kind === 'dropped') &&
    unclustered === rowsOf(kind => kind === 'unclustered') &&
    invalid === rowsOf(kind => kind === 'invalid');
  if (!agree) problems.push(t('The counts in the manifest are not those of its files.'));
  const lines = kept + leftOut + dropped + unclustered + invalid;
  if (lines !== source.lines) {
    problems.push(t('The files have {0} lines, the source has {1}.', lines, source.lines));
  }
  if (isPlainLines(manifest.form)) problems.push(...checkBytes(manifest));
  else if (source.sum !== null) {
    const sums = [...files.map(file => file.sum), unwritten.sum];
    const total = totalSum(sums.filter(one => one !== null));
    if (total !== source.sum) problems.push(t('The files do not have the rows of the source.'));
  }
  if (new Set(files.map(({ file }) => foldName(file))).size < files.length) {
    problems.push(t('The manifest names a file twice.'));
  }
  return problems;
}

function checkBytes({ source, unwritten, files }: Manifest): string[] {
  const own = sum(files.map(file => file.bytes - file.added));
  const bytes = own + unwritten.bytes + (source.bom ? bomBytes : 0);
  if (bytes === source.bytes) return [];
  return [t('The files have {0} bytes, the source has {1}.', bytes, source.bytes)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
