import { t } from '@vscode/l10n';
import { placeTexts } from './cluster/place-texts.ts';
import { TextSpace } from './cluster/text-space.ts';
import { InstructionReader } from './dataset/rows/instruction-reader.ts';
import { RowReader } from './dataset/rows/row-reader.ts';
import type { ScannedFile } from './dataset/scan/scan.ts';
import { parseTemplate } from './dataset/template/template.ts';
import type { Embedder } from './embed/embedder.ts';
import { embedTexts, type EmbeddingParts } from './embed/embed-texts.ts';
import type { CachePlace } from './embed/cache/open-cache.ts';
import { openVectors } from './embed/open-vectors.ts';
import type { Engine } from './engine.ts';
import { HumanError } from './errors.ts';
import { packVectors, unpackVectors } from './math/packed-vectors.ts';
import { pickVectors, type VectorSet } from './math/vectors.ts';
import { ProgressMeter, type Work } from './progress.ts';
import type { PlacedTexts } from './run/carried-texts.ts';
import { readCentroids, readSpace, runDamaged } from './run/open-run.ts';
import { noCluster } from './run/line-clusters.ts';
import type { Run } from './run/run.ts';

/** A run whose clusters take further texts. */
export interface OpenClusters {
  readonly folder: string;
  readonly run: Run;
  /** What the vectors of the run are packed with. */
  readonly scales: Float32Array;
  /** A text farther than this from every centroid gets no cluster; `null`: it goes to the nearest. */
  readonly unlike: number | null;
}

/** New texts in their clusters. */
export interface FreshTexts extends PlacedTexts {
  /** Tokens read. */
  readonly tokens: number;
}

export const nothingFresh: FreshTexts = {
  cluster: new Int32Array(0),
  second: new Int32Array(0),
  distance: new Float32Array(0),
  vectors: new Int8Array(0),
  tokens: 0,
};

/**
 * Embeds texts, each at most once in its life, and gives each to the nearest cluster of a run.
 * Nothing is fitted again.
 * @param source absolute path of `file`
 * @param texts numbers of texts of `file`, ascending
 * @throws HumanError `run-fixed` when the run is of another model or keeps no space
 */
export async function placeFresh(
  clusters: OpenClusters,
  source: string,
  file: ScannedFile,
  texts: Uint32Array,
  place: CachePlace,
  engine: Engine,
  work: Work,
): Promise<FreshTexts> {
  requireModel(clusters, engine);
  const space = await openSpace(clusters);
  const reader = await RowReader.open(source);
  try {
    const { table, unique } = file;
    const opened = { source, table, reader };
    const vectors = await openVectors(place, engine.embedder, opened, unique, texts, work);
    try {
      const { embedder, store: cache } = vectors;
      requireDimensions(clusters, embedder);
      const template = parseTemplate(clusters.run.template);
      const instructions = new InstructionReader(reader, table, template, source);
      const parts = { ...engine, embedder, instructions, unique, cache };
      return await placeBlocks(clusters, space, texts, parts, engine, work);
    } finally {
      await vectors.store.close();
    }
  } finally {
    await reader.close();
  }
}

async function placeBlocks(
  { folder, run, scales, unlike }: OpenClusters,
  space: TextSpace,
  texts: Uint32Array,
  parts: EmbeddingParts,
  { products }: Engine,
  work: Work,
): Promise<FreshTexts> {
  const { ids, centroids } = await centroidsInUse(folder, run);
  const fresh = {
    cluster: new Int32Array(texts.length),
    second: new Int32Array(texts.length),
    distance: new Float32Array(texts.length),
    vectors: new Int8Array(texts.length * scales.length),
    tokens: 0,
  };
  const meter = new ProgressMeter(work.report, 'embed', 'rows', texts.length);
  let start = 0;
  for await (const block of embedTexts(texts, parts, work.signal, count => meter.advance(count))) {
    const packed = packVectors(await space.project(products, block.vectors, block.tokens), scales);
    // Placed as they are kept, like all others.
    const { nearest, second, similarity } = await placeTexts(
      unpackVectors(packed),
      centroids,
      products,
    );
    similarity.forEach((cosine, i) => {
      const distance = Math.max(0, 1 - cosine);
      const alike = unlike === null || distance <= unlike;
      fresh.cluster[start + i] = alike ? (ids[nearest[i] ?? 0] ?? 0) : noCluster.unclustered;
      fresh.second[start + i] = alike ? (ids[second[i] ?? -1] ?? 0) : 0;
      fresh.distance[start + i] = alike ? distance : NaN;
    });
    fresh.vectors.set(packed.values, start * scales.length);
    fresh.tokens += block.tokens.ids.length;
    start += packed.count;
  }
  return fresh;
}

/**
 * The centroids of the clusters that a run has, and their ids.
 * @throws HumanError `run-damaged`
 */
export async function centroidsInUse(
  folder: string,
  run: Run,
): Promise<{ readonly ids: readonly number[]; readonly centroids: VectorSet }> {
  const { numbers, centroids } = await readCentroids(folder, run);
  const inUse = new Set(run.clusters.map(({ id }) => id));
  const chosen = [...numbers.keys()].filter(at => inUse.has(numbers[at] ?? 0));
  return { ids: chosen.map(at => numbers[at] ?? 0), centroids: pickVectors(centroids, chosen) };
}

/** @throws HumanError `run-fixed` when the run is of another model */
export function requireModel(
  { folder, run }: Pick<OpenClusters, 'folder' | 'run'>,
  { embedder }: Engine,
): void {
  const { id, revision } = run.model;
  if (id === embedder.id && revision === embedder.revision) return;
  throw otherModel(folder);
}

/** What is behind an address, or in a field, may have become something else under the same name. */
function requireDimensions({ folder, run }: OpenClusters, { dimensions }: Embedder): void {
  if (dimensions !== run.model.dimensions) throw otherModel(folder);
}

function otherModel(folder: string): HumanError {
  return runFixed(t('The run in {0} was made with another model. Cluster the file again.', folder));
}

/**
 * Where further texts of a run lie.
 * @throws HumanError `run-fixed` or `run-damaged`
 */
export async function openSpace({
  folder,
  run,
}: Pick<OpenClusters, 'folder' | 'run'>): Promise<TextSpace> {
  const bytes = await readSpace(folder, run);
  if (bytes === undefined) {
    throw runFixed(t('The run in {0} cannot take new rows. Cluster the file again.', folder));
  }
  try {
    return TextSpace.fromBytes(bytes);
  } catch {
    throw runDamaged(folder, t('{0} is not as it was written', 'space.bin'));
  }
}

function runFixed(message: string): HumanError {
  return new HumanError('run-fixed', message);
}
