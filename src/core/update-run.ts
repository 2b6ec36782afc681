import { InstructionReader, type Example } from './dataset/instruction-reader.ts';
import { carryToFile } from './curate/carry-journal.ts';
import { requireRows } from './dataset/require-rows.ts';
import { RowReader } from './dataset/row-reader.ts';
import { scan, type ScannedFile } from './dataset/scan.ts';
import { looksUnchanged, requireUnchanged } from './dataset/source-version.ts';
import { parseTemplate } from './dataset/template.ts';
import { measureClusters } from './describe/cluster-measures.ts';
import { profileClusters } from './describe/profile-clusters.ts';
import type { CachePlace } from './embed/open-cache.ts';
import type { Engine } from './engine.ts';
import { unpackVector } from './math/packed-vectors.ts';
import { nothingFresh, placeFresh } from './place-fresh.ts';
import { programName } from './program.ts';
import { outcomeOf, type Outcome, type Work } from './progress.ts';
import {
  assignRows,
  assignTexts,
  carriedTexts,
  carryVectors,
  vectorPlaces,
} from './run/carried-texts.ts';
import {
  openRun,
  readCentroids,
  readFine,
  readRows,
  readSpace,
  readVectors,
  sourcePath,
} from './run/open-run.ts';
import { runRows } from './run/run-rows.ts';
import type { Run, RunCluster } from './run/run.ts';
import { writeRun, type RunParts } from './run/write-run.ts';

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
 * the run knows keeps its cluster, wherever it stands now; a new text goes to the nearest cluster.
 * Clusters keep their ids, key terms and centroids, and the run its date. The run is replaced as
 * safely as it was written, and left alone when the file is what was clustered.
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
    const source = sourcePath(folder, run);
    if (await looksUnchanged(source, run.source)) return { run, added: 0 };
    const file = await scan(source, parseTemplate(run.template), work);
    if (file.table.source.sha256 === run.source.sha256) return { run, added: 0 };
    requireRows(source, file.table);

    const rows = await readRows(folder, run);
    const earlier = await readVectors(folder, run);
    const carried = carriedTexts(rows, file);
    const { fresh } = carried;
    const open = { folder, run, scales: earlier.scales };
    const placed =
      fresh.length === 0
        ? nothingFresh
        : await placeFresh(open, file, fresh, request, await engine(), work);
    const texts = assignTexts(rows, carried, placed);
    const parts = {
      rows: runRows(file.table, file.unique.textOfRow, assignRows(file.unique.textOfRow, texts)),
      vectors: carryVectors(earlier, rows, carried, texts, placed),
      centroids: await readCentroids(folder, run),
      fine: await readFine(folder, run),
      space: await readSpace(folder, run),
    };
    const { createdAt, template, model, parameters, fittedOn, groups, silhouettes, automaticK } =
      run;
    const draft = {
      ...{ createdAt, template, model, parameters, fittedOn, groups, silhouettes, automaticK },
      seconds: run.seconds,
      program: programName,
      source,
      clusters: await measureAgain(run, source, file, parts, work),
      counts: { unique: file.unique.count, tokens: run.counts.tokens + placed.tokens },
    };
    await requireUnchanged(source, file.table.source);
    const before = { clusters: run.clusters, rows, centroids: parts.centroids };
    const carry = carryToFile(folder, run, before, file, { ...draft, ...parts });
    const updated = await writeRun(folder, draft, file.table, parts, work, carry);
    return { run: updated, added: rowsOf(fresh, file) };
  });
}

/** The clusters with the sizes, samples and measures they have now. */
async function measureAgain(
  run: Run,
  source: string,
  { table }: ScannedFile,
  { rows, vectors }: Pick<RunParts, 'rows' | 'vectors'>,
  work: Work,
): Promise<RunCluster[]> {
  const places = vectorPlaces(rows.text, rows.cluster);
  const vector = (row: number): Float32Array => {
    const target = new Float32Array(vectors.dimensions);
    unpackVector(vectors, places[rows.text[row] ?? 0] ?? 0, target);
    return target;
  };
  const { seed } = run.parameters;
  const clustered = {
    clusters: run.clusters.reduce((most, { id }) => Math.max(most, id), 0),
    cluster: rows.cluster,
    similarity: rows.distance.map(distance => 1 - distance),
    textHash: rows.textHash,
    text: rows.text,
    vector,
  };
  const measures = measureClusters(clustered, seed);
  const reader = await RowReader.open(source);
  try {
    const template = parseTemplate(run.template);
    const instructions = new InstructionReader(reader, table, template, source);
    const examples = (chosen: Uint32Array): Promise<Example[]> => instructions.examples(chosen);
    const profiles = await profileClusters({ ...clustered, seed, examples }, work);
    return run.clusters.map(cluster => ({
      ...cluster,
      ...measures[cluster.id - 1],
      ...profiles[cluster.id - 1],
    }));
  } finally {
    await reader.close();
  }
}

function rowsOf(texts: Uint32Array, { unique }: ScannedFile): number {
  return texts.reduce((sum, text) => sum + (unique.rows[text] ?? 0), 0);
}
