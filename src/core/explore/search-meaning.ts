import { t } from '@vscode/l10n';
import { parseLine } from '../dataset/scan/json-row.ts';
import { RowReader } from '../dataset/rows/row-reader.ts';
import { parseTemplate } from '../dataset/template/template.ts';
import { textKey } from '../dataset/scan/text-hash.ts';
import type { Embedder } from '../embed/embedder.ts';
import { EndpointEmbedder } from '../embed/endpoint/endpoint-embedder.ts';
import { GivenVectors } from '../embed/given/given-vectors.ts';
import type { Engine } from '../engine.ts';
import { HumanError } from '../errors.ts';
import { unpackedVector } from '../math/packed-vectors.ts';
import { dot, vectorAt } from '../math/vectors.ts';
import { centroidsInUse, openSpace, requireModel } from '../place-fresh.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import { runInstructions } from '../run/run-instructions.ts';
import { nearestRows, type NearestOptions, type NearestRows } from './nearest-rows.ts';
import { queryVector } from './query-vector.ts';

/** What rows are compared with: a text, the text of a line as it stands in a file, or that of a row of the run. */
export type MeaningQuery =
  { readonly text: string } | { readonly line: string } | { readonly row: number };

export interface FoundMeaning extends NearestRows {
  /** The clusters of the run, the nearest first; `similarity` is the cosine to the centroid. */
  readonly clusters: readonly { readonly id: number; readonly similarity: number }[];
}

/**
 * The rows and clusters whose texts are nearest to a text, by its meaning and form as the run weighs them.
 * @param engine loads the model; called only for a text that has no vector yet
 * @throws HumanError `no-text`, `model-given`, `run-fixed`, `run-damaged`, `model-missing`, or `source-changed` for a row that has
 *   no vector; the abort reason
 */
export async function searchMeaning(
  opened: OpenedRun,
  query: MeaningQuery,
  engine: () => Promise<Engine>,
  options: NearestOptions,
  signal: AbortSignal,
): Promise<FoundMeaning> {
  const vectors = await opened.readVectors();
  const vector = await meaningVector(opened, query, engine, signal);
  const found = await nearestRows(vector, vectors, opened.rows.text, options, signal);
  return { ...found, clusters: await nearestClusters(opened, vector) };
}

/** Where the query lies in the space of the run, unit length; errors as of `searchMeaning`. */
export async function meaningVector(
  opened: OpenedRun,
  query: MeaningQuery,
  engine: () => Promise<Engine>,
  signal: AbortSignal,
): Promise<Float32Array> {
  const own = 'row' in query ? await vectorOfRow(opened, query.row) : undefined;
  if (own !== undefined) return own;
  const text = await textOf(opened, query);
  if (text === '') throw new HumanError('no-text', t('There is no text to look for.'));
  const known = await vectorOfText(opened, text);
  if (known !== undefined) return known;
  const loaded = await engine();
  requireModel(opened, loaded);
  requireComputed(loaded);
  const parts = { ...loaded, embedder: asOfRun(loaded, opened) };
  const { values } = await queryVector(text, await openSpace(opened), parts, signal);
  return values;
}

/** Of a run it is known how long a server's vectors are. */
function asOfRun({ embedder }: Engine, { run }: OpenedRun): Embedder {
  return embedder instanceof EndpointEmbedder ? embedder.ofLength(run.model.dimensions) : embedder;
}

async function vectorOfRow(opened: OpenedRun, row: number): Promise<Float32Array | undefined> {
  const { vectors, places } = await opened.readVectors();
  const place = places[opened.rows.text[row] ?? -1] ?? -1;
  return place < 0 ? undefined : unpackedVector(vectors, place);
}

/** A text that a row of the run has needs no model. */
async function vectorOfText(opened: OpenedRun, text: string): Promise<Float32Array | undefined> {
  const row = opened.rows.textHash.indexOf(textKey(text).readBigInt64LE());
  return row < 0 ? undefined : vectorOfRow(opened, row);
}

/** @throws HumanError `model-given` */
function requireComputed({ embedder }: Engine): void {
  if (!(embedder instanceof GivenVectors)) return;
  throw new HumanError(
    'model-given',
    t(
      'The vectors of this run were given with its rows. Only texts of its rows can be looked for.',
    ),
  );
}

async function textOf(opened: OpenedRun, query: MeaningQuery): Promise<string> {
  if ('text' in query) return query.text.trim();
  if ('row' in query) return instructionOf(opened, query.row);
  const bytes = Buffer.from(query.line);
  const parsed = parseLine(bytes, 0, bytes.length, true);
  return 'row' in parsed ? parseTemplate(opened.run.template).render(parsed.row) : '';
}

/** A row outside the sample has no vector, so that its text is read. */
async function instructionOf(opened: OpenedRun, row: number): Promise<string> {
  const reader = await RowReader.open(opened.source);
  try {
    const [text = ''] = await runInstructions(opened, reader).texts([row]);
    return text;
  } finally {
    await reader.close();
  }
}

async function nearestClusters(
  { folder, run }: OpenedRun,
  vector: Float32Array,
): Promise<FoundMeaning['clusters']> {
  const { ids, centroids } = await centroidsInUse(folder, run);
  return ids
    .map((id, at) => ({ id, similarity: dot(vectorAt(centroids, at), vector) }))
    .toSorted((a, b) => b.similarity - a.similarity);
}
