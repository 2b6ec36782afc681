import type { MadeLines } from './made-lines.ts';
import { parquetLines } from './parquet-lines.ts';
import type { SourceForm } from './source-form.ts';
import { sourceRecords, type TextContainer } from './source-records.ts';
import { textBlocks } from './text-blocks.ts';

const newline = Buffer.from('\n');

/** A form of which the file is a text. */
export type TextForm = SourceForm & { readonly container: TextContainer };

export function isTextForm<T extends { readonly container: SourceForm['container'] | 'set' }>(
  form: T,
): form is T & TextForm {
  return form.container !== 'parquet' && form.container !== 'set';
}

/** Whether rows are parts of a text, but no lines of it. */
export function isRecordForm(form: SourceForm): form is TextForm {
  return isTextForm(form) && form.container !== 'lines';
}

/**
 * The rows of a file of any form as JSONL in UTF-8, block by block.
 * @param onBytes is called with every block of the file itself; may throw to stop
 * @param made is told of every line that is made of a record
 * @throws HumanError as `sourceRecords` and `parquetLines`
 */
export async function* jsonLines(
  path: string,
  form: SourceForm,
  onBytes: (block: Buffer) => void,
  made?: MadeLines,
): AsyncGenerator<Buffer> {
  if (form.container === 'parquet') yield* parquetLines(path, onBytes);
  else if (!isRecordForm(form)) yield* textBlocks(path, form, onBytes);
  else {
    for await (const records of sourceRecords(path, form, { onBytes })) {
      for (const record of records) made?.add(record);
      if (records.length > 0) yield Buffer.concat(records.flatMap(one => [one.json(), newline]));
    }
  }
}
