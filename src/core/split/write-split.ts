import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { t } from '@vscode/l10n';
import { isTextForm } from '../dataset/forms/json-lines.ts';
import { sourceError } from '../dataset/scan/source-error.ts';
import { HumanError } from '../errors.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { syncFolder } from '../run/durable.ts';
import { makeFolder } from '../run/make-folder.ts';
import { sourcePath } from '../run/open-run.ts';
import { originPath } from '../run/run-source.ts';
import { writeError } from '../run/write-error.ts';
import { FieldAdder } from './add-fields.ts';
import { checkFiles } from './check-files.ts';
import { distributeLines } from './distribute-lines.ts';
import { manifestFile } from './file-name.ts';
import { lineFiles } from './line-file.ts';
import { manifestOf } from './make-manifest.ts';
import type { Manifest } from './manifest.ts';
import { placeFiles } from './out-folder.ts';
import { addsFields, prepareSplit, type PreparedSplit } from './plan-split.ts';
import type { SplitRequest, SplitResult, WrittenFile } from './split.ts';
import { sourceChanged } from './source-changed.ts';
import { noFile } from './split-files.ts';
import { isPlainLines } from './split-form.ts';
import { OwnHash, splitHelper, type BlockHash, type SplitHelper } from './split-helper.ts';
import { cleanUpAfterEnded, stagingFolder } from './staging.ts';
import { writeGrown } from './write-grown.ts';
import { writeParquetRows } from './write-parquet-rows.ts';
import { writeRecords, type WrittenRecords } from './write-records.ts';

/**
 * Writes the rows of every kept cluster to a file of its own, byte for byte and in input order, and
 * the dropped, unclustered and invalid lines to theirs. Everything is first written beside `out`,
 * read back and compared, and only then moved into place; whatever fails leaves `out` as it was. By the
 * options of the request kept rows go to other files, get fields, are drawn, or are stored in another form.
 *
 * @param products needed for a varied sample
 * @param thread the bundle of `split-thread.ts`, which helps with large files if it is given
 * @throws HumanError `split-exists` when an earlier split is there and `force` is not set,
 *   `field-exists` or `field-name` for fields that cannot be added, `source-changed` when the source is not what was clustered, `disk-full`, `folder-read-only`,
 *   and those of `planSplit`; the abort reason when `work` is aborted
 */
export async function split(
  request: SplitRequest,
  work: Work,
  products: () => Promise<MatrixProducts> = withoutProducts,
  thread?: string,
): Promise<SplitResult> {
  const { out, folder, force } = request;
  await cleanUpAfterEnded(out).catch((error: unknown) => {
    throw writeError(out, error);
  });
  const prepared = await prepareSplit(request, products, work.signal);
  if (prepared.earlier.length > 0 && !force) {
    throw new HumanError(
      'split-exists',
      t(
        '{0} holds an earlier split. Choose another folder, or say that it is to be replaced.',
        out,
      ),
    );
  }
  const { run } = prepared;
  const isPlain = isPlainLines(prepared.form);
  const source = isPlain ? sourcePath(folder, run) : originPath(folder, run);
  const staged = stagingFolder(out);
  const helper = splitHelper(thread, run.source.bytes);
  let created: string | undefined;
  try {
    created = await makeFolder(staged);
    const { files, sums } = isPlain
      ? {
          files: await writeLines(request, source, staged, prepared, work, helper),
          sums: undefined,
        }
      : await writeOtherForms(request, staged, prepared, work);
    const manifest = manifestOf(request, source, prepared, files, sums);
    await writeManifest(staged, manifest);
    await verifyStaged(staged, manifest, work, helper);
    const names = [...files.map(({ file }) => file), manifestFile];
    await placeFiles(staged, out, names, prepared.earlier);
    created = undefined;
    await syncFolder(dirname(out));
    return { out, files, lines: manifest.source.lines, ...manifest.counts };
  } catch (error) {
    await rm(created ?? staged, { recursive: true, force: true }).catch(() => undefined);
    throw writeError(out, error);
  } finally {
    await helper?.close();
  }
}

function withoutProducts(): Promise<never> {
  return Promise.reject(new Error('A varied sample needs matrix products.'));
}

async function writeLines(
  request: SplitRequest,
  path: string,
  staged: string,
  prepared: PreparedSplit,
  work: Work,
  hash: BlockHash = new OwnHash(),
): Promise<WrittenFile[]> {
  const { run, layout, files, fileOfLine, clusters } = prepared;
  const source = await openSource(path);
  try {
    if ((await source.stat()).size !== run.source.bytes) throw sourceChanged(path);
    const index = addsFields(request) ? files.findIndex(({ kind }) => kind === 'combined') : noFile;
    const passes = index === noFile ? 1 : 2;
    const meter = new ProgressMeter(work.report, 'split', 'bytes', passes * run.source.bytes);
    const onBlock = (bytes: number): void => {
      work.signal.throwIfAborted();
      meter.advance(bytes);
    };
    const copied = fileOfLine.map(file => (file === index ? noFile : file));
    const writers = lineFiles(files.map(({ file }) => join(staged, file)));
    const sha256 = await distributeLines(source, layout, copied, writers, hash, onBlock);
    if (sha256 !== run.source.sha256) throw sourceChanged(path);
    // All at once, since a disk takes many files in hardly more time than one.
    const written = await Promise.all(
      writers.files.map(async (writer, at) => (at === index ? '' : writer.finish())),
    );
    const whole = files.map((file, at) => ({
      ...file,
      added: 0,
      sha256: written[at] ?? '',
      sum: null,
    }));
    const combined = files[index];
    if (combined === undefined) return whole;
    const adder = new FieldAdder(clusters, request);
    const target = join(staged, combined.file);
    const grown = await writeGrown(source, target, { layout, fileOfLine, index }, adder, onBlock);
    if (grown.source !== run.source.sha256) throw sourceChanged(path);
    const { bytes, added, sha256: own } = grown;
    return whole.with(index, { ...combined, bytes, added, sha256: own, sum: null });
  } finally {
    await source.close();
  }
}

async function openSource(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw sourceError(path, error);
  }
}

function writeOtherForms(
  request: SplitRequest,
  staged: string,
  prepared: PreparedSplit,
  work: Work,
): Promise<WrittenRecords> {
  const { origin } = prepared.run;
  if (origin === undefined || origin.container === 'set') {
    throw new Error('Only one file that lines were made of has another form.');
  }
  return isTextForm(origin)
    ? writeRecords(request, origin, staged, prepared, work)
    : writeParquetRows(request, origin, staged, prepared, work);
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const file = await open(join(folder, manifestFile), 'w');
  try {
    await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function verifyStaged(
  staged: string,
  manifest: Manifest,
  work: Work,
  helper: SplitHelper | undefined,
): Promise<void> {
  const bytes = manifest.files.reduce((total, file) => total + file.bytes, 0);
  const meter = new ProgressMeter(work.report, 'verify', 'bytes', bytes);
  const onBytes = (read: number): void => {
    work.signal.throwIfAborted();
    meter.advance(read);
  };
  const problems = await checkFiles(staged, manifest, onBytes, helper);
  if (problems.length === 0) return;
  throw new HumanError(
    'split-not-verified',
    t(
      'The written files are not what they should be, so they were removed: {0}',
      problems.join(' '),
    ),
  );
}
