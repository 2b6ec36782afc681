import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import type { LineNotes } from '../forms/made-lines.ts';
import type { RowTable } from './row-table.ts';

/**
 * Checks that a scanned file has rows.
 * @param made of lines that were made, whose reasons say their place
 * @throws HumanError `source-empty`, or `no-rows` with the first line's reason
 */
export function requireRows(path: string, table: RowTable, made?: LineNotes): void {
  if (table.rowLines.length > 0) return;
  const first = table.invalid.find(line => line.reason !== 'blank');
  if (first === undefined) {
    throw new HumanError('source-empty', t('{0} is empty. There is nothing to cluster.', path));
  }
  throw new HumanError(
    'no-rows',
    t(
      'None of the {0} lines of {1} is a row that can be clustered. {2}',
      table.lines,
      path,
      made === undefined ? t('Line {0}: {1}', first.line + 1, first.detail) : first.detail,
    ),
  );
}
