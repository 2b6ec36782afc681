import { open, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { sourceError } from '../dataset/source-error.ts';
import { HumanError } from '../errors.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { syncFolder } from '../run/durable.ts';
import { makeFolder } from '../run/make-folder.ts';
import { sourcePath } from '../run/open-run.ts';
import type { RunInvalid } from '../run/run-invalid.ts';
import { writeError } from '../run/write-error.ts';
import { checkFiles } from './check-files.ts';
import { distributeLines } from './distribute-lines.ts';
import { manifestFile } from './file-name.ts';
import { lineFiles } from './line-file.ts';
import { lineRanges } from './line-ranges.ts';
import { splitFormat, splitVersion, type Manifest, type ManifestFile } from './manifest.ts';
import { placeFiles } from './out-folder.ts';
import { droppedClusters } from './split-files.ts';
import { cleanUpAfterEnded, stagingFolder } from './staging.ts';
import { prepareSplit, type PreparedSplit } from './plan-split.ts';
import type { SplitRequest, SplitResult } from './split.ts';

/**
 * Writes the rows of every kept cluster to a file of its own, byte for byte and in input order, and
 * the dropped, unclustered and invalid lines to theirs. Everything is first written beside `out`,
 * read back and compared, and only then moved into place; whatever fails leaves `out` as it was.
 *
 * @throws HumanError `split-exists` when an earlier split is there and `force` is not set,
 *   `source-changed` when the source is not what was clustered, `disk-full`, `folder-read-only`,
 *   and those of `planSplit`; the abort reason when `work` is aborted
 */
export async function split(request: SplitRequest, work: Work): Promise<SplitResult> {
  const { out, folder, force } = request;
  await cleanUpAfterEnded(out).catch((error: unknown) => {
    throw writeError(out, error);
  });
  const prepared = await prepareSplit(request);
  if (prepared.earlier.length > 0 && !force) {
    throw new HumanError(
      'split-exists',
      t(
        '{0} holds an earlier split. Choose another folder, or say that it is to be replaced.',
        out,
      ),
    );
  }
  const source = sourcePath(folder, prepared.run);
  const staged = stagingFolder(out);
  let created: string | undefined;
  try {
    created = await makeFolder(staged);
    const files = await writeFiles(source, staged, prepared, work);
    const manifest = manifestOf(request, source, prepared, files);
    await writeManifest(staged, manifest);
    await verifyStaged(staged, manifest, work);
    const names = [...files.map(({ file }) => file), manifestFile];
    await placeFiles(staged, out, names, prepared.earlier);
    created = undefined;
    await syncFolder(dirname(out));
    return { out, files, lines: manifest.source.lines, ...manifest.counts };
  } catch (error) {
    await rm(created ?? staged, { recursive: true, force: true }).catch(() => undefined);
    throw writeError(out, error);
  }
}

async function writeFiles(
  path: string,
  staged: string,
  { run, layout, files, fileOfLine }: PreparedSplit,
  work: Work,
): Promise<ManifestFile[]> {
  const source = await openSource(path);
  try {
    if ((await source.stat()).size !== run.source.bytes) throw sourceChanged(path);
    const meter = new ProgressMeter(work.report, 'split', 'bytes', run.source.bytes);
    const writers = lineFiles(files.map(({ file }) => join(staged, file)));
    const sha256 = await distributeLines(source, layout, fileOfLine, writers, bytes => {
      work.signal.throwIfAborted();
      meter.advance(bytes);
    });
    if (sha256 !== run.source.sha256) throw sourceChanged(path);
    // All at once, since a disk takes many files in hardly more time than one.
    const hashes = await Promise.all(writers.files.map(writer => writer.finish()));
    return files.map((file, index) => ({ ...file, sha256: hashes[index] ?? '' }));
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

function sourceChanged(path: string): HumanError {
  return new HumanError(
    'source-changed',
    t('{0} has changed since it was clustered. Cluster it again, then split it.', path),
  );
}

function manifestOf(
  request: SplitRequest,
  source: string,
  { run, clusters, layout, invalid }: PreparedSplit,
  files: readonly ManifestFile[],
): Manifest {
  const rowsOf = (kind: ManifestFile['kind']): number =>
    files.filter(file => file.kind === kind).reduce((rows, file) => rows + file.rows, 0);
  const { seed, sample, formWeight } = run.parameters;
  const { id, program, createdAt, template, model } = run;
  return {
    format: splitFormat,
    version: splitVersion,
    createdAt: new Date().toISOString(),
    source: {
      path: relative(request.out, source).split(sep).join('/'),
      bytes: run.source.bytes,
      sha256: run.source.sha256,
      lines: run.source.lines,
      bom: layout.bom,
    },
    run: {
      ...{ id, program, createdAt, template, model, seed, sample, formWeight },
      k: run.clusters.length,
    },
    counts: {
      kept: rowsOf('cluster'),
      dropped: rowsOf('dropped'),
      unclustered: rowsOf('unclustered'),
      invalid: rowsOf('invalid'),
    },
    dropped: droppedClusters(clusters, request),
    files: [...files],
    invalidLines: invalidLines(invalid),
  };
}

function invalidLines({ line, reason }: RunInvalid): Record<string, string[]> {
  const reasons = [...new Set(reason)].sort();
  return Object.fromEntries(
    reasons.map(one => [one, lineRanges(line.filter((_, at) => reason[at] === one))]),
  );
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

async function verifyStaged(staged: string, manifest: Manifest, work: Work): Promise<void> {
  const bytes = manifest.files.reduce((total, file) => total + file.bytes, 0);
  const meter = new ProgressMeter(work.report, 'verify', 'bytes', bytes);
  const problems = await checkFiles(staged, manifest, read => {
    work.signal.throwIfAborted();
    meter.advance(read);
  });
  if (problems.length === 0) return;
  throw new HumanError(
    'split-not-verified',
    t(
      'The written files are not what they should be, so they were removed: {0}',
      problems.join(' '),
    ),
  );
}
