import { t } from '@vscode/l10n';
import { RowReader } from '../dataset/rows/row-reader.ts';
import { HumanError } from '../errors.ts';
import type { OpenedRun } from '../run/opened-run.ts';

/** What a clipboard takes without trouble. */
const mostBytes = 64 << 20;

/**
 * The lines of some rows as they stand in the file, each with a line feed.
 * @throws HumanError `too-much` above 64 MB, or `source-changed`
 */
export async function rowLines(opened: OpenedRun, rows: Uint32Array): Promise<string> {
  const { byteOffset, byteLength } = opened.rows;
  const bytes = rows.reduce((sum, row) => sum + (byteLength[row] ?? 0) + 1, 0);
  if (bytes > mostBytes) {
    throw new HumanError(
      'too-much',
      t('These rows are larger than 64 MB. Choose fewer rows, or split the file.'),
    );
  }
  await opened.requireUntouched();
  const reader = await RowReader.open(opened.source);
  try {
    let text = '';
    for (const row of rows) {
      const line = await reader.read(byteOffset[row] ?? 0, byteLength[row] ?? 0);
      text += `${line.toString('utf8')}\n`;
    }
    return text;
  } finally {
    await reader.close();
  }
}
