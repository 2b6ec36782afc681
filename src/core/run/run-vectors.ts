import { packedVectors, type PackedVectors } from '../math/packed-vectors.ts';
import { vectorAt, vectorSet, type VectorSet } from '../math/vectors.ts';
import { parseFloat32Npy, parseInt8Npy, writeNpy } from './npy.ts';

/** Centroids with a number each: what it means is said where they are used. */
export interface NumberedCentroids {
  /** Whole numbers below 2²⁴, which a float32 holds exactly. */
  readonly numbers: Float64Array;
  readonly centroids: VectorSet;
}

/** Writes `vectors.npy`: the projected vectors of the clustered texts. */
export async function writeVectors(path: string, vectors: PackedVectors): Promise<void> {
  const { count, dimensions, values } = vectors;
  await writeNpy(path, { rows: count, columns: dimensions, values });
}

/** Writes `scales.npy`: what the columns of `vectors.npy` are multiplied with. */
export async function writeScales(path: string, scales: Float32Array): Promise<void> {
  await writeNpy(path, { rows: 1, columns: scales.length, values: scales });
}

/** Reads `vectors.npy` and `scales.npy`. @throws Error when one is damaged */
export function parseVectors(vectors: ArrayBuffer, scales: ArrayBuffer): PackedVectors {
  const { columns, values } = parseInt8Npy(vectors);
  const columnScales = parseFloat32Npy(scales);
  if (columnScales.columns !== columns) throw new Error('scales of other vectors');
  return packedVectors(values, columnScales.values);
}

/** Writes `centroids.npy` or `fine.npy`: a number and a vector a row. */
export async function writeCentroids(path: string, numbered: NumberedCentroids): Promise<void> {
  const { numbers, centroids } = numbered;
  const table = vectorSet(centroids.count, 1 + centroids.dimensions);
  for (let i = 0; i < table.count; i++) {
    vectorAt(table, i).set([numbers[i] ?? 0, ...vectorAt(centroids, i)]);
  }
  await writeNpy(path, { rows: table.count, columns: table.dimensions, values: table.values });
}

/** Reads `centroids.npy` or `fine.npy`. @throws Error when it is damaged */
export function parseCentroids(bytes: ArrayBuffer): NumberedCentroids {
  const { rows, columns, values } = parseFloat32Npy(bytes);
  const table = { count: rows, dimensions: columns, values };
  const centroids = vectorSet(rows, columns - 1);
  const numbers = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    numbers[i] = vectorAt(table, i)[0] ?? 0;
    vectorAt(centroids, i).set(vectorAt(table, i).subarray(1));
  }
  return { numbers, centroids };
}
