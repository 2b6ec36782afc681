import { carryToFile } from './curate/carry-journal.ts';
import type { PreparedSource } from './dataset/forms/prepare-source.ts';
import { requireRows } from './dataset/scan/require-rows.ts';
import { scan, type ScannedFile } from './dataset/scan/scan.ts';
import { requireUnchanged } from './dataset/scan/source-version.ts';
import { parseTemplate } from './dataset/template/template.ts';
import type { CachePlace } from './embed/cache/open-cache.ts';
import type { Engine } from './engine.ts';
import { measureAgain } from './measure-again.ts';
import { nothingFresh, placeFresh } from './place-fresh.ts';
import { programName } from './program.ts';
import { outcomeOf, type Outcome, type Work } from './progress.ts';
import { assignRows, assignTexts, carriedTexts, carryVectors } from './run/carried-texts.ts';
import {
  openRun,
  readCentroids,
  readFine,
  readRows,
  readSpace,
  readVectors,
} from './run/open-run.ts';
import { runRows } from './run/run-rows.ts';
import { dropUnused, givenSource, originUnchanged, prepareRunSource } from './run/run-source.ts';
import type { Run } from './run/run.ts';
import { writeRun } from './run/write-run.ts';

/** Which run to bring up to date. Paths are absolute. */
export interface UpdateRequest extends CachePlace {
  /** The run folder. */
  readonly folder: string;
}

export interface UpdatedRun {
  readonly run: Run;
  /** Rows whose text the run did not know. */
  readonly added: number;
}

/**
 * Brings a run up to date with its file: scan → embed and place what is new → save. A row whose text
 * the run knows keeps its cluster, wherever it stands now; a new text goes to the nearest cluster,
 * unless the run leaves out what is farther than a limit. Clusters keep their ids, key terms and
 * centroids, and the run its date. The run is replaced as safely as it was written, and left alone
 * when the file is what was clustered.
 * @param engine called only when there are new texts
 * @throws HumanError `run-fixed` when there are new texts and the run cannot take any, and for
 *   everything else a person can mend
 */
export function updateRun(
  request: UpdateRequest,
  engine: () => Promise<Engine>,
  work: Work,
): Promise<Outcome<UpdatedRun>> {
  return outcomeOf(work.signal, async () => {
    const { folder } = request;
    const run = await openRun(folder);
    if (await originUnchanged(folder, run)) return { run, added: 0 };
    const prepared = await prepareRunSource(givenSource(folder, run), folder, work);
    try {
      return await updateFrom(prepared, run, request, engine, work);
    } finally {
      await dropUnused(folder, prepared);
    }
  });
}

async function updateFrom(
  { lines: source, origin, made }: PreparedSource,
  run: Run,
  request: UpdateRequest,
  engine: () => Promise<Engine>,
  work: Work,
): Promise<UpdatedRun> {
  const { folder } = request;
  const file = await scan(source, parseTemplate(run.template), work, made);
  const { sha256 } = origin ?? file.table.source;
  if (sha256 === (run.origin ?? run.source).sha256) return { run, added: 0 };
  requireRows(origin?.path ?? source, file.table, made);

  const rows = await readRows(folder, run);
  const earlier = await readVectors(folder, run);
  const carried = carriedTexts(rows, file);
  const { fresh } = carried;
  const unlike = run.from?.unlike ?? null;
  const open = { folder, run, scales: earlier.scales, unlike };
  const placed =
    fresh.length === 0
      ? nothingFresh
      : await placeFresh(open, source, file, fresh, request, await engine(), work);
  const texts = assignTexts(rows, carried, placed);
  const parts = {
    rows: runRows(file.table, file.unique.textOfRow, assignRows(file.unique.textOfRow, texts)),
    vectors: carryVectors(earlier, rows, carried, texts, placed),
    centroids: await readCentroids(folder, run),
    fine: await readFine(folder, run),
    space: await readSpace(folder, run),
  };
  const { createdAt, from, template, model, parameters, fittedOn } = run;
  const { groups, silhouettes, automaticK } = run;
  const draft = {
    ...{
      createdAt,
      from,
      template,
      model,
      parameters,
      fittedOn,
      groups,
      silhouettes,
      automaticK,
    },
    seconds: run.seconds,
    program: programName,
    source,
    origin,
    clusters: await measureAgain(run, source, file, parts, work),
    counts: { unique: file.unique.count, tokens: run.counts.tokens + placed.tokens },
  };
  await requireUnchanged(origin?.path ?? source, origin ?? file.table.source);
  const before = { clusters: run.clusters, rows, centroids: parts.centroids };
  const carry = carryToFile(folder, run, before, file, { ...draft, ...parts });
  const updated = await writeRun(folder, draft, file.table, parts, work, carry);
  return { run: updated, added: rowsOf(fresh, file) };
}

function rowsOf(texts: Uint32Array, { unique }: ScannedFile): number {
  return texts.reduce((sum, text) => sum + (unique.rows[text] ?? 0), 0);
}
