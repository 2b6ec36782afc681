import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { checkSums } from './check-sums.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { measureFile, type Measured } from './measure-file.ts';
import { measureRows } from './measure-rows.ts';
import { isPlainLines, plainLines, type FileForm } from './split-form.ts';
import type { SplitHelper } from './split-helper.ts';

/**
 * Reads the files of a split back and compares them with its manifest: size, rows and SHA-256 of
 * each, and that together they are all rows of the source, by bytes or by their sum.
 * @param onBytes is called with the bytes just read; may throw to stop
 * @param helper reads files too, if there is one
 * @returns every discrepancy as a sentence; empty when all is well
 */
export async function checkFiles(
  folder: string,
  manifest: Manifest,
  onBytes: (bytes: number) => void,
  helper?: SplitHelper,
): Promise<string[]> {
  const { files } = manifest;
  const found: string[][] = files.map(() => []);
  let next = 0;
  const check = async (measure: typeof measureFile): Promise<void> => {
    for (let file; (file = files[next]) !== undefined;) {
      const at = next++;
      const measured = await measure(join(folder, file.file), onBytes);
      found[at] =
        measured === undefined
          ? [t('{0} is missing.', file.file)]
          : await checkFile(folder, file, measured, formOf(file, manifest));
    }
  };
  const inThread = helper && check((path, report) => helper.measure(path, report));
  inThread?.catch(() => undefined); // it may fail before it is waited for
  await check(measureFile);
  await inThread;
  return [...checkSums(manifest), ...found.flat()];
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
