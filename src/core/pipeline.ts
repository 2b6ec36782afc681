import { chooseTexts, type ChosenTexts } from './cluster/chosen-texts.ts';
import { clusterVectors, type ClusterChoice, type Clusters } from './cluster/cluster-vectors.ts';
import type { ClusterMethod } from './cluster/cluster-method.ts';
import { chooseTemplate } from './dataset/template/choose-template.ts';
import { carryToRun } from './curate/carry-journal.ts';
import { InstructionReader } from './dataset/rows/instruction-reader.ts';
import type { Origin, PreparedSource } from './dataset/forms/prepare-source.ts';
import { requireRows } from './dataset/scan/require-rows.ts';
import { RowReader } from './dataset/rows/row-reader.ts';
import { scan, type ScannedFile } from './dataset/scan/scan.ts';
import { requireUnchanged } from './dataset/scan/source-version.ts';
import type { Template } from './dataset/template/template.ts';
import { describeClusters } from './describe/describe-clusters.ts';
import { GivenVectors } from './embed/given/given-vectors.ts';
import type { CachePlace } from './embed/cache/open-cache.ts';
import type { Engine } from './engine.ts';
import { unpackedVector } from './math/packed-vectors.ts';
import { firstPreview } from './preview/first-preview.ts';
import { programName } from './program.ts';
import { outcomeOf, type Outcome, type Work } from './progress.ts';
import { runRows, type RowAssignment } from './run/run-rows.ts';
import { dropUnused, prepareRunSource } from './run/run-source.ts';
import type { Run } from './run/run.ts';
import { writeRun } from './run/write-run.ts';
import { StageClock } from './stage-clock.ts';
import { textVectors } from './text-vectors.ts';

/** Clusters of the method `k-means` when their number is left to it. */
const originalK = 4;

/** What to cluster and how. Paths are absolute. */
export interface ClusterRequest extends CachePlace {
  /** A file or a folder of files; of several files the folder that they are in. */
  readonly source: string;
  /** Several files and folders that are clustered as one. */
  readonly files?: readonly string[] | undefined;
  /** The run folder to write. */
  readonly folder: string;
  /** Text to embed, such as `{instruction}\n{input}`; detected when undefined. */
  readonly template: string | undefined;
  /** `auto` with the method `k-means` is 4, as in the work that it follows. */
  readonly k: number | 'auto';
  readonly method: ClusterMethod;
  readonly seed: number;
  /** Cluster only so many rows, drawn evenly from the file; all when undefined. */
  readonly sample: number | undefined;
  /** Weight of the form beside the meaning; 0 turns it off. */
  readonly formWeight: number;
}

/**
 * The whole way of a file: scan → embed → project → cluster → describe → save. The source is only
 * read; what was embedded stays in the cache whatever happens later.
 * @returns the run as it was written, with the seconds of saving added
 * @throws HumanError for everything a person can mend
 */
export function clusterFile(
  request: ClusterRequest,
  engine: Engine,
  work: Work,
): Promise<Outcome<Run>> {
  return outcomeOf(work.signal, async () => {
    const prepared = await prepareRunSource(
      { path: request.source, files: request.files },
      request.folder,
      work,
    );
    try {
      return await clusterLines(request, prepared, engine, work);
    } finally {
      await dropUnused(request.folder, prepared);
    }
  });
}

async function clusterLines(
  asked: ClusterRequest,
  { lines, origin, made }: PreparedSource,
  engine: Engine,
  work: Work,
): Promise<Run> {
  const request = { ...asked, source: lines };
  const given = { path: asked.source, files: asked.files };
  const template = await chooseTemplate(given, request.template);
  const clock = new StageClock();
  if (work.preview !== undefined && isPreviewed(request, engine)) {
    const preview = await firstPreview(request, template, choiceOf(request), engine, work);
    if (preview !== undefined) work.preview(preview);
  }
  const scanned = await clock.time('scan', () => scan(request.source, template, work, made));
  requireRows(asked.source, scanned.table, made);
  const reader = await RowReader.open(request.source);
  try {
    const job = { template, scanned, reader, clock, origin };
    return await clusterScanned(request, engine, job, work);
  } finally {
    await reader.close();
  }
}

/** What is open while a file is clustered. */
interface Job {
  readonly template: Template;
  readonly scanned: ScannedFile;
  readonly reader: RowReader;
  readonly clock: StageClock;
  /** The file that the lines were made from, if they were. */
  readonly origin: Origin | undefined;
}

async function clusterScanned(
  request: ClusterRequest,
  engine: Engine,
  { template, scanned, reader, clock, origin }: Job,
  work: Work,
): Promise<Run> {
  const { source, seed } = request;
  const { table, unique } = scanned;
  const instructions = new InstructionReader(reader, table, template, source);
  const chosen = chooseTexts(unique, request.sample, seed);

  const choice = choiceOf(request);
  const file = { template, table, unique, reader, instructions, chosen };
  const { vectors, space, tokens, model } = await clock.time('embed', () =>
    textVectors(request, choice, file, engine, work),
  );
  const data = { vectors, weights: chosen.weights };
  const clusters = await clock.time('cluster', () =>
    clusterVectors(data, choice, engine.products, work, engine.clusterThreads),
  );
  const assignment = assignRows(table.rowLines.length, chosen, clusters);
  const described = await clock.time('describe', () =>
    describeClusters(
      {
        clusters: clusters.centroids.count,
        cluster: assignment.cluster,
        similarity: assignment.distance.map(distance => 1 - distance),
        textHash: table.textHash,
        text: unique.textOfRow,
        vector: row => unpackedVector(vectors, chosen.positionOf(row)),
        centroids: clusters.centroids,
        examples: rows => instructions.examples(rows),
        seed,
      },
      work,
    ),
  );
  await requireUnchanged(origin?.path ?? source, origin ?? table.source);
  const draft = {
    program: programName,
    source,
    origin,
    template: template.source,
    model,
    parameters: {
      ...choice,
      sample: request.sample ?? null,
      formWeight: request.formWeight,
    },
    fittedOn: table.source.sha256,
    counts: { unique: unique.count, tokens },
    clusters: [...described.clusters],
    groups: [...described.groups],
    silhouettes: [...clusters.silhouettes],
    automaticK: clusters.automaticK ?? null,
    seconds: clock.seconds(),
  };
  const parts = {
    rows: runRows(table, unique.textOfRow, assignment),
    vectors,
    centroids: {
      numbers: Float64Array.from(described.clusters, ({ id }) => id),
      centroids: clusters.centroids,
    },
    fine: clusters.fine && { numbers: clusters.fine.rows, centroids: clusters.fine.centroids },
    space,
  };
  const carry = carryToRun(request.folder, scanned, { ...draft, ...parts });
  const run = await clock.time('save', () =>
    writeRun(request.folder, draft, table, parts, work, carry),
  );
  return { ...run, seconds: clock.seconds() };
}

/** Rows whose vectors are given have none before the scan has found them. */
function isPreviewed({ sample }: ClusterRequest, { embedder }: Engine): boolean {
  return sample === undefined && !(embedder instanceof GivenVectors);
}

function choiceOf({ k, method, seed }: ClusterRequest): ClusterChoice {
  return { k: k === 'auto' && method === 'k-means' ? originalK : k, method, seed };
}

/** From distinct texts back to rows: every row has the cluster of its text. */
function assignRows(rows: number, chosen: ChosenTexts, clusters: Clusters): RowAssignment {
  const assignment = {
    cluster: new Int32Array(rows),
    distance: new Float32Array(rows).fill(NaN),
    second: new Int32Array(rows),
  };
  for (const row of chosen.rows) {
    const text = chosen.positionOf(row);
    assignment.cluster[row] = (clusters.index[text] ?? 0) + 1;
    assignment.second[row] = (clusters.second[text] ?? -1) + 1;
    assignment.distance[row] = Math.max(0, 1 - (clusters.similarity[text] ?? 0));
  }
  return assignment;
}
