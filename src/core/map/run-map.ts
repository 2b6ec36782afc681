import { HumanError } from '../errors.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import type { Work } from '../progress.ts';
import { vectorPlaces } from '../run/carried-texts.ts';
import { readVectors } from '../run/open-run.ts';
import type { OpenedRun } from '../run/opened-run.ts';
import type { RunRows } from '../run/run-rows.ts';
import { readMap, writeMap } from './map-file.ts';
import { mapTexts } from './map-texts.ts';

/** The clustered rows of a run in two dimensions. */
export interface MapPoints {
  /** Row number of each point, ascending. */
  readonly row: Int32Array;
  /** Line (1-based) of each point. */
  readonly line: Int32Array;
  /** x and y of each point, in units without meaning. */
  readonly places: Float32Array;
  /** Cluster id of each point. */
  readonly cluster: Int32Array;
}

/**
 * The map of a run: the saved one if it is of these vectors, else it is made and saved in the run
 * folder. One that cannot be saved is a notice, since it can be looked at all the same.
 * @param cluster the cluster that each row has now, 0 or less for none; such rows are not on the map
 * @throws HumanError `run-damaged`; the abort reason
 */
export async function runMap(
  { folder, run, rows }: OpenedRun,
  products: MatrixProducts,
  work: Work,
  cluster: Int32Array = rows.cluster,
): Promise<MapPoints> {
  const saved = await readMap(folder, run);
  if (saved !== undefined) return mapPoints(rows, cluster, saved);
  const vectors = await readVectors(folder, run);
  const places = await mapTexts(vectors, { seed: run.parameters.seed }, products, work);
  await writeMap(folder, run, places, work.signal).catch((error: unknown) => {
    if (!(error instanceof HumanError)) throw error;
    work.notice?.(error.message);
  });
  return mapPoints(rows, cluster, places);
}

/** Every row that has a cluster lies where its text does; one that got it without a vector does not. */
function mapPoints(rows: RunRows, cluster: Int32Array, places: Float32Array): MapPoints {
  const placeOf = vectorPlaces(rows.text, rows.cluster);
  const row = Int32Array.from(rows.text.keys()).filter(
    at => (cluster[at] ?? 0) > 0 && (placeOf[rows.text[at] ?? 0] ?? -1) >= 0,
  );
  const ofRows = new Float32Array(2 * row.length);
  row.forEach((at, point) => {
    const text = placeOf[rows.text[at] ?? 0] ?? 0;
    ofRows[2 * point] = places[2 * text] ?? 0;
    ofRows[2 * point + 1] = places[2 * text + 1] ?? 0;
  });
  return {
    row,
    line: row.map(at => rows.line[at] ?? 0),
    places: ofRows,
    cluster: row.map(at => cluster[at] ?? 0),
  };
}
