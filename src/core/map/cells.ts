import { fineClusters } from '../cluster/fine-clusters.ts';
import { sampleOf } from '../cluster/sample-clustering.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import { packVectors, type PackedVectors } from '../math/packed-vectors.ts';
import { vectorAt, type VectorSet } from '../math/vectors.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { neighbourGraph } from './neighbour-graph.ts';
import { optimiseLayout } from './optimise-layout.ts';

/** Parts of the space, each around its centroid, and their own small map. */
export interface Cells {
  /** Unit length. */
  readonly centroids: VectorSet;
  /** The cells nearest to each, itself first, `near` a cell; −1 where there are fewer. */
  readonly nearest: Int32Array;
  readonly near: number;
  /** x and y of every cell. */
  readonly layout: Float32Array;
}

/** Cells among whose members the neighbours of a text are looked for. */
const near = 8;
const neighboursOfCell = 8;
const epochs = 500;
/** Width of the start; the descent decides about the final one. */
const startWidth = 10;

/**
 * Divides the space of `vectors` into cells, some hundreds of them, and lays those out. The large
 * distances of a map are theirs: a descent that begins with all texts at once finds small ones only.
 * @throws the abort reason
 */
export async function findCells(
  vectors: PackedVectors,
  seed: number,
  products: MatrixProducts,
  signal: AbortSignal,
): Promise<Cells> {
  const data = { vectors, weights: new Uint32Array(vectors.count).fill(1) };
  const sample = sampleOf(data, seed);
  const { centroids } = await fineClusters(data, sample, 1, seed, products, signal);
  const packed = packVectors(centroids, vectors.scales);
  const k = Math.max(near, neighboursOfCell + 1);
  const neighbours = await nearestNeighbours(packed, centroids, k, products, signal);
  const layout = principalPlaces(centroids);
  const graph = neighbourGraph(neighbours);
  await optimiseLayout(graph, layout, { epochs, seed, signal, onEpoch: () => undefined });
  return { centroids, nearest: nearestCells(neighbours.index, k), near, layout };
}

/** Of every cell the first `near` neighbours, the cell itself first whatever rounding says. */
function nearestCells(index: Int32Array, k: number): Int32Array {
  const cells = new Int32Array((index.length / k) * near);
  for (let cell = 0; cell < index.length / k; cell++) {
    const others = index.subarray(cell * k, (cell + 1) * k).filter(other => other !== cell);
    cells.set([cell, ...others.subarray(0, near - 1)], cell * near);
  }
  return cells;
}

/** The vectors are on principal components, so the first two show most of them. */
function principalPlaces(vectors: VectorSet): Float32Array {
  const places = new Float32Array(2 * vectors.count);
  for (let i = 0; i < vectors.count; i++) {
    const [x = 0, y = 0] = vectorAt(vectors, i);
    places[2 * i] = x * startWidth;
    places[2 * i + 1] = y * startWidth;
  }
  return places;
}
