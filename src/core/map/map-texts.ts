import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked, unpackVectors, type PackedVectors } from '../math/packed-vectors.ts';
import { evenSample } from '../math/random.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { findCells, type Cells } from './cells.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import { optimiseLayout } from './optimise-layout.ts';
import { placeAmong } from './place-among.ts';
import { placeOthers, putPlaces, type LaidOut } from './place-others.ts';

export interface MapOptions {
  readonly seed: number;
  /** Texts that are laid out by their neighbours; more take longer and look the same. */
  readonly laidOut?: number;
}

const laidOutTexts = 30_000;
/** Neighbours a text is kept together with. */
const neighbours = 15;
/** Cells that say where a text starts. */
const cellsOfText = 3;
/** Epochs: many where they are cheap. */
const [leastEpochs, mostEpochs, epochsTimesTexts] = [200, 500, 5_000_000];
/** What finding the neighbours takes, in epochs. */
const searchSteps = 100;

/**
 * Lays texts out in two dimensions, neighbours together: UMAP (McInnes, Healy and Melville 2018) of
 * an even sample, begun with a map of some hundred cells; the others go to their nearest neighbours
 * in the sample. The same vectors and seed give the same map.
 * @returns x and y of every vector
 * @throws the abort reason
 */
export async function mapTexts(
  vectors: PackedVectors,
  { seed, laidOut: most = laidOutTexts }: MapOptions,
  products: MatrixProducts,
  work: Work,
): Promise<Float32Array> {
  const chosen = evenSample(vectors.count, most, seed);
  const sample = pickPacked(vectors, chosen);
  if (sample.count < 2) return new Float32Array(2 * vectors.count);
  const cells = await findCells(sample, seed, products, work.signal);
  const laidOut = await layOut(sample, cells, seed, products, work);
  if (chosen.length === vectors.count) return laidOut.layout;

  const others = without(vectors.count, chosen);
  const meter = new ProgressMeter(work.report, 'place', 'rows', others.length);
  const places = new Float32Array(2 * vectors.count);
  putPlaces(places, chosen, laidOut.layout);
  const rest = pickPacked(vectors, others);
  const onPlaced = (count: number): void => meter.advance(count);
  const found = await placeOthers(rest, laidOut, cells, products, work.signal, onPlaced);
  putPlaces(places, others, found);
  return places;
}

async function layOut(
  sample: PackedVectors,
  cells: Cells,
  seed: number,
  products: MatrixProducts,
  { signal, report }: Work,
): Promise<LaidOut> {
  const epochs = Math.round(
    Math.min(mostEpochs, Math.max(leastEpochs, epochsTimesTexts / sample.count)),
  );
  const meter = new ProgressMeter(report, 'layout', 'steps', searchSteps + epochs);
  const points = unpackVectors(sample);
  const near = await nearestNeighbours(sample, cells.centroids, cellsOfText, products, signal);
  const layout = placeAmong(near, cells.layout);
  const found = await nearestNeighbours(
    sample,
    points,
    neighbours + 1, // each is its own nearest
    products,
    signal,
    count => meter.advance((searchSteps * count) / sample.count ** 2),
  );
  const onEpoch = (): void => meter.advance(1);
  await optimiseLayout(neighbourGraph(found), layout, { epochs, seed, signal, onEpoch });
  const cell = Int32Array.from(
    { length: sample.count },
    (_, i) => near.index[cellsOfText * i] ?? 0,
  );
  return { points, layout, cell };
}

/** The numbers below `total` that are not among `chosen`, which ascends. */
function without(total: number, chosen: Uint32Array): Uint32Array {
  const others = new Uint32Array(total - chosen.length);
  let [at, next] = [0, 0];
  for (let i = 0; i < total; i++) {
    if (chosen[next] === i) next++;
    else others[at++] = i;
  }
  return others;
}
