import * as v from 'valibot';
import type { InvalidReason, RowTable } from '../dataset/scan/row-table.ts';
import { parquetRows, readParquet, writeParquet } from './parquet.ts';

const reasons = [
  'blank',
  'encoding',
  'json',
  'not-object',
  'no-text',
  'record',
] as const satisfies readonly InvalidReason[];

const reasonColumn = v.array(v.picklist(reasons));
const textColumn = v.array(v.string());

/** What `invalid.parquet` holds: the lines that are no rows, and why. */
export interface RunInvalid {
  readonly count: number;
  /** 1-based, ascending. */
  readonly line: Int32Array;
  readonly byteOffset: Float64Array;
  readonly reason: readonly InvalidReason[];
  readonly detail: readonly string[];
}

/** Writes `invalid.parquet`; its `byte_length` contains the line's terminator. */
export async function writeInvalid(path: string, table: RowTable): Promise<void> {
  const { invalid, offsets } = table;
  const offset = (line: number): number => offsets[line] ?? 0;
  await writeParquet(
    path,
    [
      {
        name: 'line',
        type: 'int32',
        encoding: 'delta',
        values: (a, b) => Int32Array.from(invalid.slice(a, b), ({ line }) => line + 1),
      },
      {
        name: 'byte_offset',
        type: 'int64',
        encoding: 'delta',
        values: (a, b) =>
          BigInt64Array.from(invalid.slice(a, b).map(({ line }) => BigInt(offset(line)))),
      },
      {
        name: 'byte_length',
        type: 'int32',
        encoding: 'delta',
        values: (a, b) =>
          Int32Array.from(invalid.slice(a, b), ({ line }) => offset(line + 1) - offset(line)),
      },
      {
        name: 'reason',
        type: 'string',
        encoding: 'dictionary',
        values: (a, b) => invalid.slice(a, b).map(({ reason }) => reason),
      },
      {
        name: 'detail',
        type: 'string',
        encoding: 'plain',
        values: (a, b) => invalid.slice(a, b).map(({ detail }) => detail),
      },
    ],
    invalid.length,
    () => undefined,
  );
}

/** Reads `invalid.parquet`. @throws Error when it is damaged */
export async function parseInvalid(bytes: ArrayBuffer): Promise<RunInvalid> {
  const count = parquetRows(bytes);
  const line = new Int32Array(count);
  const byteOffset = new Float64Array(count);
  const reason: InvalidReason[] = [];
  const detail: string[] = [];
  await readParquet(bytes, {
    line: (values, start) => {
      line.set(values as ArrayLike<number>, start);
    },
    byte_offset: (values, start) => {
      byteOffset.set(Float64Array.from(values as ArrayLike<bigint>, Number), start);
    },
    reason: (values, start) => {
      v.parse(reasonColumn, values).forEach((value, index) => (reason[start + index] = value));
    },
    detail: (values, start) => {
      v.parse(textColumn, values).forEach((value, index) => (detail[start + index] = value));
    },
  });
  return { count, line, byteOffset, reason, detail };
}
