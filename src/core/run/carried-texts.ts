import type { ScannedFile } from '../dataset/scan/scan.ts';
import { packedVectors, type PackedVectors } from '../math/packed-vectors.ts';
import { noCluster, textIndexOf } from './line-clusters.ts';
import type { RowAssignment, RunRows } from './run-rows.ts';

/** Which texts of a changed file its run knows already. */
export interface CarriedTexts {
  /** A row of the run with this text, one that has a cluster if any has; −1 for a new text. */
  readonly row: Int32Array;
  /** Numbers of the new texts, ascending. */
  readonly fresh: Uint32Array;
}

/** New texts that have been given to clusters, in their order. */
export interface PlacedTexts extends RowAssignment {
  /** Packed with the scales of the run, one vector after another. */
  readonly vectors: Int8Array;
}

/** @param file the changed file, scanned with the template of the run */
export function carriedTexts(rows: RunRows, { table, unique }: ScannedFile): CarriedTexts {
  const hashes = BigInt64Array.from(unique.firstRow, first => table.textHash[first] ?? 0n);
  const row = textIndexOf(rows).find(hashes);
  return { row, fresh: Uint32Array.from(row.keys()).filter(text => row[text] === -1) };
}

/** The clusters of all texts of the changed file: those of the run, and the new ones. */
export function assignTexts(
  rows: RunRows,
  { row, fresh }: CarriedTexts,
  placed: PlacedTexts,
): RowAssignment {
  const texts = {
    cluster: Int32Array.from(row, known => rows.cluster[known] ?? noCluster.unclustered),
    distance: Float32Array.from(row, known => rows.distance[known] ?? NaN),
    second: Int32Array.from(row, known => rows.second[known] ?? 0),
  };
  fresh.forEach((text, i) => {
    texts.cluster[text] = placed.cluster[i] ?? noCluster.unclustered;
    texts.distance[text] = placed.distance[i] ?? NaN;
    texts.second[text] = placed.second[i] ?? 0;
  });
  return texts;
}

/** Every row has what its text has. */
export function assignRows(textOfRow: Uint32Array, texts: RowAssignment): RowAssignment {
  return {
    cluster: Int32Array.from(textOfRow, text => texts.cluster[text] ?? noCluster.unclustered),
    distance: Float32Array.from(textOfRow, text => texts.distance[text] ?? NaN),
    second: Int32Array.from(textOfRow, text => texts.second[text] ?? 0),
  };
}

/** The vectors of the texts of the changed file that have a cluster, ascending by number. */
export function carryVectors(
  earlier: PackedVectors,
  rows: RunRows,
  { row }: CarriedTexts,
  texts: RowAssignment,
  placed: PlacedTexts,
): PackedVectors {
  const { dimensions, scales } = earlier;
  const places = vectorPlaces(rows.text, rows.cluster);
  const clustered = texts.cluster.reduce((sum, id) => sum + Number(id !== 0), 0);
  const values = new Int8Array(clustered * dimensions);
  let [next, fresh] = [0, 0];
  row.forEach((known, text) => {
    const at = known < 0 ? fresh++ : (places[rows.text[known] ?? 0] ?? 0);
    if (texts.cluster[text] === noCluster.unclustered) return;
    const from = known < 0 ? placed.vectors : earlier.values;
    const start = at * dimensions;
    values.set(from.subarray(start, start + dimensions), next++ * dimensions);
  });
  return packedVectors(values, scales);
}

/**
 * Where the vector of each text stands among those of a run; −1 for a text without a cluster.
 * @param text number of each row's text
 * @param cluster of each row; 0 for none
 */
export function vectorPlaces(text: Int32Array, cluster: Int32Array): Int32Array {
  const texts = text.reduce((most, number) => Math.max(most, number + 1), 0);
  const places = new Int32Array(texts).fill(-1);
  text.forEach((number, row) => {
    if (cluster[row] !== noCluster.unclustered) places[number] = 0;
  });
  let next = 0;
  return places.map(place => (place < 0 ? -1 : next++));
}
