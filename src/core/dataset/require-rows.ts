import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import type { RowTable } from './row-table.ts';

/**
 * Checks that a scanned file has rows.
 * @throws HumanError `source-empty`, or `no-rows` with the first line's reason
 */
export function requireRows(path: string, table: RowTable): void {
  if (table.rowLines.length > 0) return;
  const first = table.invalid.find(line => line.reason !== 'blank');
  if (first === undefined) {
    throw new HumanError('source-empty', t('{0} is empty. There is nothing to cluster.', path));
  }
  throw new HumanError(
    'no-rows',
    t(
      'None of the {0} lines of {1} is a row that can be clustered. Line {2}: {3}',
      table.lines,
      path,
      first.line + 1,
      first.detail,
    ),
  );
}
