import { parse } from 'node:path';
import { t } from '@vscode/l10n';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { openRun, readInvalid, readRowPlaces, runDamaged } from '../run/open-run.ts';
import type { RunInvalid } from '../run/run-invalid.ts';
import type { Run } from '../run/run.ts';
import { drawRows, type Drawing } from './draw-rows.ts';
import { manifestFile } from './file-name.ts';
import { lineLayout, type LineLayout } from './line-layout.ts';
import { earlierFiles } from './out-folder.ts';
import { readSplitClusters, type SplitCluster } from './split-clusters.ts';
import { droppedClusters, splitFiles, type SplitFiles } from './split-files.ts';
import { extensionOf, fileForm, isPlainLines, offeredForms, type FileForm } from './split-form.ts';
import { usualFields, type DrawnCluster, type SplitPlan, type SplitRequest } from './split.ts';

/** A plan with everything that is needed to carry it out. */
export interface PreparedSplit extends SplitFiles {
  /** How the rows are stored. */
  readonly form: FileForm;
  readonly run: Run;
  readonly clusters: readonly SplitCluster[];
  readonly layout: LineLayout;
  readonly invalid: RunInvalid;
  readonly drawn: readonly DrawnCluster[];
  /** Files of an earlier split in the way, its manifest first. */
  readonly earlier: readonly string[];
}

/**
 * What a split would write, without writing anything. Of a sample the numbers of rows are known before
 * the rows are.
 * @throws HumanError when the run cannot be read or `out` cannot take the files
 */
export async function planSplit(request: SplitRequest): Promise<SplitPlan> {
  const { signal } = new AbortController();
  const prepared = await prepareSplit(request, undefined, signal);
  const { files, run, leftOut, drawn, earlier, form } = prepared;
  const sampled = request.sampling !== undefined;
  return {
    out: request.out,
    files: files.map(({ bytes, ...file }) => {
      const kept =
        file.kind !== 'dropped' && file.kind !== 'unclustered' && file.kind !== 'invalid';
      const grows = file.kind === 'combined' && addsFields(request);
      const known = isPlainLines(form) && !(kept && sampled) && !grows;
      return { ...file, bytes: known ? bytes : null };
    }),
    ...{ leftOut, drawn, lines: run.source.lines, existing: earlier },
    forms: offeredForms(run.origin),
  };
}

/**
 * @param products what a varied sample is drawn with; undefined when only the numbers of rows count
 * @throws HumanError as `planSplit`
 */
export async function prepareSplit(
  request: SplitRequest,
  products: (() => Promise<MatrixProducts>) | undefined,
  signal: AbortSignal,
): Promise<PreparedSplit> {
  const { folder, out } = request;
  const run = await openRun(folder);
  const rows = await readRowPlaces(folder, run);
  const invalid = await readInvalid(folder, run);
  const { clusters, cluster } = await readSplitClusters(folder, run, rows.cluster);
  const layout = lineLayout(run, { ...rows, cluster }, invalid, clusters);
  if (layout === undefined)
    throw runDamaged(folder, t('its rows do not cover the lines of the file'));
  const dropped = new Set(droppedClusters(clusters, request));
  const kept = clusters.map(({ id }) => id).filter(id => !dropped.has(id));
  const drawing = await draw(request, { run, cluster, kept, products }, signal);
  const form = fileForm(run.origin, request.form);
  const source = nameOfSource(run);
  const extension = extensionOf(form);
  const files = splitFiles({ clusters, layout, source, extension, drawn: drawing?.lines }, request);
  const names = [...files.files.map(({ file }) => file), manifestFile];
  const earlier = await earlierFiles(out, folder, names);
  return { ...files, form, run, clusters, layout, invalid, drawn: drawing?.drawn ?? [], earlier };
}

/** The name of the file that a person has, without the endings of its form. */
function nameOfSource({ source, origin }: Run): string {
  return parse((origin ?? source).path.replace(/\.(gz|gzip|zst|zstd)$/i, '')).name;
}

function draw(
  { folder, sampling }: SplitRequest,
  from: Omit<Parameters<typeof drawRows>[0], 'folder'>,
  signal: AbortSignal,
): Promise<Drawing | undefined> {
  if (sampling === undefined) return Promise.resolve(undefined);
  return drawRows({ folder, ...from }, sampling, signal);
}

/** Whether rows are written with more than what they have in the source. */
export function addsFields({ layout, fields = usualFields }: SplitRequest): boolean {
  return layout === 'combined' && Object.values(fields).some(name => name !== undefined);
}
