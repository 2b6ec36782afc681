import type { DecodedArray } from 'hyparquet';
import type { RowTable } from '../dataset/scan/row-table.ts';
import { parquetRows, readParquet, writeParquet } from './parquet.ts';

/** The cluster of every valid row of a file, in row order. */
export interface RowAssignment {
  /** Cluster id ≥ 1; 0 for a row outside the sample. */
  readonly cluster: Int32Array;
  /** 1 − cosine to the own centroid, 0 … 2; NaN without a cluster. */
  readonly distance: Float32Array;
  /** Second-nearest cluster id; 0 when there is none. */
  readonly second: Int32Array;
}

/** What `rows.parquet` holds: where each valid row lies and which cluster it is in. */
export interface RunRows extends RowAssignment {
  readonly count: number;
  /** 1-based, ascending. */
  readonly line: Int32Array;
  readonly byteOffset: Float64Array;
  /** Without the line's terminator. */
  readonly byteLength: Int32Array;
  /** First 8 bytes of the key of each row's instruction. */
  readonly textHash: BigInt64Array;
  /** Number of each row's distinct text, in the order of their first rows. */
  readonly text: Int32Array;
}

/** The rows of a scanned file with their clusters. */
export function runRows(
  { rowLines, rowBytes, offsets, textHash }: RowTable,
  textOfRow: Uint32Array,
  assignment: RowAssignment,
): RunRows {
  return {
    count: rowLines.length,
    line: Int32Array.from(rowLines, line => line + 1),
    byteOffset: Float64Array.from(rowLines, line => offsets[line] ?? 0),
    byteLength: Int32Array.from(rowBytes),
    textHash,
    text: Int32Array.from(textOfRow),
    ...assignment,
  };
}

/** Writes `rows.parquet`; `afterGroup` as in `writeParquet`. */
export async function writeRows(
  path: string,
  rows: RunRows,
  afterGroup: (rows: number) => void,
): Promise<void> {
  const row = (start: number, end: number): Int32Array =>
    Int32Array.from({ length: end - start }, (_, index) => start + index);
  const offset = (start: number, end: number): BigInt64Array =>
    BigInt64Array.from(rows.byteOffset.subarray(start, end), BigInt);
  await writeParquet(
    path,
    [
      { name: 'row', type: 'int32', encoding: 'delta', values: row },
      {
        name: 'line',
        type: 'int32',
        encoding: 'delta',
        values: (a, b) => rows.line.subarray(a, b),
      },
      { name: 'byte_offset', type: 'int64', encoding: 'delta', values: offset },
      {
        name: 'byte_length',
        type: 'int32',
        encoding: 'delta',
        values: (a, b) => rows.byteLength.subarray(a, b),
      },
      {
        name: 'text_hash',
        type: 'int64',
        encoding: 'plain',
        values: (a, b) => rows.textHash.subarray(a, b),
      },
      {
        name: 'text',
        type: 'int32',
        encoding: 'delta',
        values: (a, b) => rows.text.subarray(a, b),
      },
      {
        name: 'cluster',
        type: 'int32',
        encoding: 'dictionary',
        values: (a, b) => rows.cluster.subarray(a, b),
      },
      {
        name: 'distance',
        type: 'float',
        encoding: 'plain',
        values: (a, b) => rows.distance.subarray(a, b),
      },
      {
        name: 'second',
        type: 'int32',
        encoding: 'dictionary',
        values: (a, b) => rows.second.subarray(a, b),
      },
    ],
    rows.count,
    afterGroup,
  );
}

/** Where the rows lie and what cluster they have: what a split has to know. */
export type RowPlaces = Pick<RunRows, 'count' | 'line' | 'byteOffset' | 'cluster'>;

/** Reads those columns of `rows.parquet` alone, in a third of the time. @throws Error when it is damaged */
export async function parseRowPlaces(bytes: ArrayBuffer): Promise<RowPlaces> {
  const count = parquetRows(bytes);
  const rows = {
    count,
    line: new Int32Array(count),
    byteOffset: new Float64Array(count),
    cluster: new Int32Array(count),
  };
  await readParquet(bytes, {
    line: into(rows.line),
    byte_offset: intoNumbers(rows.byteOffset),
    cluster: into(rows.cluster),
  });
  return rows;
}

/** Reads `rows.parquet`. @throws Error when it is damaged */
export async function parseRows(bytes: ArrayBuffer): Promise<RunRows> {
  const count = parquetRows(bytes);
  const rows = {
    count,
    line: new Int32Array(count),
    byteOffset: new Float64Array(count),
    byteLength: new Int32Array(count),
    textHash: new BigInt64Array(count),
    text: new Int32Array(count),
    cluster: new Int32Array(count),
    distance: new Float32Array(count),
    second: new Int32Array(count),
  };
  await readParquet(bytes, {
    line: into(rows.line),
    byte_offset: intoNumbers(rows.byteOffset),
    byte_length: into(rows.byteLength),
    text_hash: (values, start) => {
      rows.textHash.set(values as ArrayLike<bigint>, start);
    },
    text: into(rows.text),
    cluster: into(rows.cluster),
    distance: into(rows.distance),
    second: into(rows.second),
  });
  return rows;
}

function into(target: Int32Array | Float32Array): (values: DecodedArray, start: number) => void {
  return (values, start) => {
    // Not by `set`, which takes several times as long for a plain list.
    for (let i = 0; i < values.length; i++) target[start + i] = values[i] as number;
  };
}

function intoNumbers(target: Float64Array): (values: DecodedArray, start: number) => void {
  return (values, start) => {
    if (values instanceof BigInt64Array) setNumbers(target, values, start);
    else for (let i = 0; i < values.length; i++) target[start + i] = Number(values[i]);
  };
}

/** Whole numbers from 0 on, by their halves: a `bigint` for each would take several times as long. */
function setNumbers(target: Float64Array, values: BigInt64Array, start: number): void {
  const halves = new Uint32Array(values.buffer, values.byteOffset, values.length * 2);
  for (let i = 0; i < values.length; i++) {
    target[start + i] = (halves[2 * i + 1] ?? 0) * 2 ** 32 + (halves[2 * i] ?? 0);
  }
}
