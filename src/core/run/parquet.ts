import { parquetMetadata, parquetRead, type DecodedArray, type SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';

/** Rows encoded at once; what bounds the memory of a write. */
const rowGroupRows = 100_000;

const physicalTypes = {
  int32: { type: 'INT32' },
  int64: { type: 'INT64' },
  float: { type: 'FLOAT' },
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
} as const;

export interface ParquetColumn {
  readonly name: string;
  readonly type: keyof typeof physicalTypes;
  /** `delta` for what mostly grows, `dictionary` for few different values. */
  readonly encoding: 'plain' | 'delta' | 'dictionary';
  /** The values of the rows `start … end`. */
  readonly values: (start: number, end: number) => DecodedArray;
}

const encodings = {
  plain: 'PLAIN',
  delta: 'DELTA_BINARY_PACKED',
  dictionary: 'RLE_DICTIONARY',
} as const;

/**
 * Writes a table as an uncompressed Parquet file, one row group after the other. The encodings
 * already bring a row to about 20 bytes, and compressing in JavaScript would cost more than it saves.
 * @param afterGroup is called with the number of rows just written; may throw to stop
 */
export async function writeParquet(
  path: string,
  columns: readonly ParquetColumn[],
  rows: number,
  afterGroup: (rows: number) => void,
): Promise<void> {
  const file = fileWriter(path);
  const writer = new ParquetWriter({
    writer: file,
    schema: schemaOf(columns),
    codec: 'UNCOMPRESSED',
  });
  for (let start = 0; start < rows; start += rowGroupRows) {
    const end = Math.min(start + rowGroupRows, rows);
    await writer.write({
      columnData: columns.map(column => ({
        name: column.name,
        data: column.values(start, end),
        encoding: encodings[column.encoding],
      })),
      rowGroupSize: rowGroupRows,
    });
    afterGroup(end - start);
    await new Promise(setImmediate);
  }
  await writer.finish();
}

function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({
      name,
      repetition_type: 'REQUIRED' as const,
      ...physicalTypes[type],
    })),
  ];
}

/** Rows of the Parquet file in `bytes`. */
export function parquetRows(bytes: ArrayBuffer): number {
  return Number(parquetMetadata(bytes).num_rows);
}

/**
 * Reads columns of the Parquet file in `bytes`, chunk by chunk.
 * @param columns for each wanted column, what to do with its values from row `start` on
 * @throws Error when the file is damaged or a column is missing
 */
export async function readParquet(
  bytes: ArrayBuffer,
  columns: Readonly<Record<string, (values: DecodedArray, start: number) => void>>,
): Promise<void> {
  const names = Object.keys(columns);
  const present = new Set(parquetMetadata(bytes).schema.map(element => element.name));
  const missing = names.filter(name => !present.has(name));
  if (missing.length > 0) throw new Error(`missing column: ${missing.join(', ')}`);
  await parquetRead({
    file: { byteLength: bytes.byteLength, slice: (start, end) => bytes.slice(start, end) },
    columns: names,
    onChunk: chunk => {
      columns[chunk.columnName]?.(chunk.columnData, chunk.rowStart);
    },
  });
}
