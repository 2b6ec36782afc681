import { relative, resolve, sep } from 'node:path';
import { t } from '@vscode/l10n';
import { carryToApplied } from './curate/carry-to-applied.ts';
import type { PreparedSource } from './dataset/forms/prepare-source.ts';
import { requireRows } from './dataset/scan/require-rows.ts';
import { scan } from './dataset/scan/scan.ts';
import { requireUnchanged } from './dataset/scan/source-version.ts';
import { parseTemplate } from './dataset/template/template.ts';
import type { CachePlace } from './embed/cache/open-cache.ts';
import type { Engine } from './engine.ts';
import { HumanError } from './errors.ts';
import { packedVectors, pickPacked } from './math/packed-vectors.ts';
import { measureAgain } from './measure-again.ts';
import { placeFresh } from './place-fresh.ts';
import { programName } from './program.ts';
import { outcomeOf, type Outcome, type Work } from './progress.ts';
import { assignRows } from './run/carried-texts.ts';
import { noCluster } from './run/line-clusters.ts';
import { openRun, readCentroids, readRows, readSpace, readVectors } from './run/open-run.ts';
import { runRows } from './run/run-rows.ts';
import { dropUnused, originPath, prepareRunSource } from './run/run-source.ts';
import type { Run } from './run/run.ts';
import { writeRun } from './run/write-run.ts';
import { StageClock } from './stage-clock.ts';
import { suggestedLimit } from './suggested-limit.ts';

/** Which clusters to give to the rows of which file. Paths are absolute. */
export interface ApplyRequest extends CachePlace {
  /** The run whose clusters are given. */
  readonly folder: string;
  /** The file whose rows get them. */
  readonly source: string;
  /** The run folder of that file, to be written; a run that is there is replaced. */
  readonly target: string;
  /** Rows farther than this from every centroid get no cluster; undefined: every row gets one. */
  readonly unlike: number | undefined;
}

export interface AppliedRun {
  /** The run that was written. */
  readonly run: Run;
  /** A limit for `unlike` by the distances in the run that the clusters come from. */
  readonly suggested: number;
}

/**
 * Gives the rows of another file to the clusters of a run, without clustering anew: scan → embed and
 * place → measure → save. Clusters keep their ids, key terms
 * and centroids, and what a person has said of them. What is written is a run
 * of the other file like any other, whose number of clusters is fixed.
 * @throws HumanError `same-run` for the run's own folder or file, `run-fixed` when the run cannot
 *   take texts, and for everything else a person can mend
 */
export function applyRun(
  request: ApplyRequest,
  engine: () => Promise<Engine>,
  work: Work,
): Promise<Outcome<AppliedRun>> {
  return outcomeOf(work.signal, async () => {
    const run = await openRun(request.folder);
    requireOther(request, run);
    const prepared = await prepareRunSource({ path: request.source }, request.target, work);
    try {
      return await applyTo(prepared, run, request, engine, work);
    } finally {
      await dropUnused(request.target, prepared);
    }
  });
}

async function applyTo(
  { lines: source, origin, made }: PreparedSource,
  from: Run,
  request: ApplyRequest,
  engine: () => Promise<Engine>,
  work: Work,
): Promise<AppliedRun> {
  const { folder, target } = request;
  const clock = new StageClock();
  const template = parseTemplate(from.template);
  const file = await clock.time('scan', () => scan(source, template, work, made));
  const { table, unique } = file;
  requireRows(request.source, table, made);

  const vectors = await readVectors(folder, from);
  const { scales } = vectors;
  const open = { folder, run: from, scales, unlike: request.unlike ?? null };
  const all = Uint32Array.from({ length: unique.count }, (_, text) => text);
  const placed = await clock.time('embed', async () =>
    placeFresh(open, source, file, all, request, await engine(), work),
  );
  const clustered = all.filter(text => placed.cluster[text] !== noCluster.unclustered);
  const parts = {
    rows: runRows(table, unique.textOfRow, assignRows(unique.textOfRow, placed)),
    vectors: pickPacked(packedVectors(placed.vectors, scales), clustered),
    centroids: await readCentroids(folder, from),
    fine: undefined,
    space: await readSpace(folder, from),
  };
  const clusters = await clock.time('describe', () =>
    measureAgain(from, source, file, parts, work),
  );
  await requireUnchanged(request.source, origin ?? table.source);
  const draft = {
    program: programName,
    source,
    origin,
    from: originOf(request, from),
    ...{ template: from.template, model: from.model, clusters, groups: from.groups },
    fittedOn: from.fittedOn,
    parameters: { ...from.parameters, k: from.clusters.length, sample: null },
    counts: { unique: unique.count, tokens: placed.tokens },
    silhouettes: [],
    automaticK: null,
    seconds: clock.seconds(),
  };
  const rows = await readRows(folder, from);
  const before = { clusters: from.clusters, rows, vectors, centroids: parts.centroids };
  const carry = carryToApplied(folder, from, before, parts, target);
  const run = await clock.time('save', () => writeRun(target, draft, table, parts, work, carry));
  const suggested = suggestedLimit(rows);
  return { run: { ...run, seconds: clock.seconds() }, suggested };
}

function originOf({ folder, target, unlike }: ApplyRequest, origin: Run): Run['from'] {
  const source = relative(target, originPath(folder, origin)).split(sep).join('/');
  return { run: origin.id, source, unlike: unlike ?? null };
}

function requireOther({ folder, source, target }: ApplyRequest, run: Run): void {
  // Some files of a folder are not the folder.
  const isPart = run.origin?.files !== undefined && run.origin.whole !== true;
  const isOwn = originPath(folder, run) === resolve(source) && !isPart;
  if (resolve(folder) !== resolve(target) && !isOwn) return;
  throw new HumanError(
    'same-run',
    t('The clusters in {0} are those of this file already. Choose another file.', folder),
  );
}
