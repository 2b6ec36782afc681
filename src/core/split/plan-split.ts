import { t } from '@vscode/l10n';
import { lineClusterOf } from '../curate/curated-state.ts';
import type { CuratedCluster } from '../curate/curated-view.ts';
import { readCurated } from '../curate/read-curated.ts';
import { openRun, readInvalid, readRowPlaces, runDamaged } from '../run/open-run.ts';
import type { RunInvalid } from '../run/run-invalid.ts';
import type { Run } from '../run/run.ts';
import { manifestFile } from './file-name.ts';
import { lineLayout, type LineLayout } from './line-layout.ts';
import { earlierFiles } from './out-folder.ts';
import { splitFiles, type SplitFiles } from './split-files.ts';
import type { SplitPlan, SplitRequest } from './split.ts';

/** A plan with everything that is needed to carry it out. */
export interface PreparedSplit extends SplitFiles {
  readonly run: Run;
  readonly clusters: readonly CuratedCluster[];
  readonly layout: LineLayout;
  readonly invalid: RunInvalid;
  /** Files of an earlier split in the way, its manifest first. */
  readonly earlier: readonly string[];
}

/**
 * What a split would write, without writing anything.
 * @throws HumanError when the run cannot be read or `out` cannot take the files
 */
export async function planSplit(request: SplitRequest): Promise<SplitPlan> {
  const { files, earlier, run } = await prepareSplit(request);
  return { out: request.out, files, lines: run.source.lines, existing: earlier };
}

/** @throws HumanError as `planSplit` */
export async function prepareSplit(request: SplitRequest): Promise<PreparedSplit> {
  const { folder, out } = request;
  const run = await openRun(folder);
  const rows = await readRowPlaces(folder, run);
  const invalid = await readInvalid(folder, run);
  const { state, clusters } = await readCurated(folder, run, rows.cluster);
  const placed = { ...rows, cluster: state.places.map(place => lineClusterOf(place)) };
  const layout = lineLayout(run, placed, invalid, clusters);
  if (layout === undefined)
    throw runDamaged(folder, t('its rows do not cover the lines of the file'));
  const { files, fileOfLine } = splitFiles(clusters, layout, request);
  const names = [...files.map(({ file }) => file), manifestFile];
  const earlier = await earlierFiles(out, folder, names);
  return { run, clusters, layout, invalid, files, fileOfLine, earlier };
}
