import type { MatrixProducts } from '../math/matrix-products.ts';
import { pickPacked, type PackedVectors } from '../math/packed-vectors.ts';
import { pickVectors, type VectorSet } from '../math/vectors.ts';
import type { Cells } from './cells.ts';
import { nearestNeighbours } from './nearest-neighbours.ts';
import { placeAmong } from './place-among.ts';

/** Points that have a place on the map already. */
export interface LaidOut {
  /** Unit length. */
  readonly points: VectorSet;
  /** x and y of every point. */
  readonly layout: Float32Array;
  /** The cell each point lies in. */
  readonly cell: Int32Array;
}

/** Points that say where a text goes: more pull it between groups, away from any neighbour. */
const neighboursOfText = 5;
/** Texts that are placed at once. */
const textsAtOnce = 16_384;

/**
 * Places every vector among the laid-out points by its nearest ones. They are looked for in the cell
 * of the vector and those around it, among some thousand points instead of all.
 * @param onPlaced told how many vectors were placed since the last time
 * @returns x and y of every vector
 * @throws the abort reason
 */
export async function placeOthers(
  vectors: PackedVectors,
  { points, layout, cell }: LaidOut,
  cells: Cells,
  products: MatrixProducts,
  signal: AbortSignal,
  onPlaced: (count: number) => void,
): Promise<Float32Array> {
  const places = new Float32Array(2 * vectors.count);
  const { index } = await nearestNeighbours(vectors, cells.centroids, 1, products, signal);
  const texts = membersOf(index, cells.centroids.count);
  const members = membersOf(cell, cells.centroids.count);
  for (const [number, own] of texts.entries()) {
    if (own.length === 0) continue;
    const candidates = candidatesOf(cells, number, members);
    const near = pickVectors(points, candidates);
    const nearLayout = pickPlaces(layout, candidates);
    for (let start = 0; start < own.length; start += textsAtOnce) {
      const some = own.subarray(start, start + textsAtOnce);
      const packed = pickPacked(vectors, some);
      const found = await nearestNeighbours(packed, near, neighboursOfText, products, signal);
      putPlaces(places, some, placeAmong(found, nearLayout));
      onPlaced(some.length);
    }
  }
  return places;
}

/** The numbers of those in each cell, ascending. */
function membersOf(cell: Int32Array, cells: number): readonly Uint32Array[] {
  const counts = new Uint32Array(cells);
  for (const number of cell) counts[number] = (counts[number] ?? 0) + 1;
  const members = Array.from(counts, count => new Uint32Array(count));
  counts.fill(0);
  cell.forEach((number, i) => {
    const at = counts[number] ?? 0;
    const own = members[number];
    if (own) own[at] = i;
    counts[number] = at + 1;
  });
  return members;
}

/** The points in a cell and those around it. */
function candidatesOf(
  { nearest, near }: Cells,
  cell: number,
  members: readonly Uint32Array[],
): Uint32Array {
  const around = nearest.subarray(cell * near, (cell + 1) * near);
  const found = Array.from(around, other => members[other] ?? new Uint32Array());
  const all = new Uint32Array(found.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const points of found) {
    all.set(points, at);
    at += points.length;
  }
  return all;
}

function pickPlaces(layout: Float32Array, chosen: Uint32Array): Float32Array {
  const picked = new Float32Array(2 * chosen.length);
  chosen.forEach((point, i) => {
    picked[2 * i] = layout[2 * point] ?? 0;
    picked[2 * i + 1] = layout[2 * point + 1] ?? 0;
  });
  return picked;
}

/** Writes `from`, x and y of each of `chosen`, to their places in `to`. */
export function putPlaces(to: Float32Array, chosen: Uint32Array, from: Float32Array): void {
  chosen.forEach((vector, i) => {
    to[2 * vector] = from[2 * i] ?? 0;
    to[2 * vector + 1] = from[2 * i + 1] ?? 0;
  });
}
