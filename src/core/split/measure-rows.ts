import { exactParsers, jsonOfRow, parquetBlocks } from '../dataset/forms/parquet-lines.ts';
import { sourceRecords } from '../dataset/forms/source-records.ts';
import { RowSum } from './row-sum.ts';
import type { FileForm } from './split-form.ts';

/**
 * Reads the rows of a written file back.
 * @throws HumanError `source-damaged` for a file of another form
 */
export async function measureRows(
  path: string,
  { container, compression }: FileForm,
): Promise<{ readonly rows: number; readonly sum: string }> {
  const sum = new RowSum();
  const onBytes = (): void => undefined;
  if (container === 'parquet') {
    for await (const { rows } of parquetBlocks(path, onBytes, exactParsers)) {
      for (const row of rows) sum.add(Buffer.from(jsonOfRow(row)));
    }
  } else {
    const form = { container, compression, encoding: 'utf-8' } as const;
    for await (const records of sourceRecords(path, form, { onBytes })) {
      for (const { bytes } of records) sum.add(bytes);
    }
  }
  return { rows: sum.rows, sum: sum.hex };
}
