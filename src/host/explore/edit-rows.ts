import * as vscode from 'vscode';
import { rangesOf } from '../../core/curate/row-ranges.ts';
import { HumanError } from '../../core/errors.ts';
import type { RowAction } from '../../protocol/explore-api.ts';
import { clusterName } from '../cluster-name.ts';
import { oneCluster } from '../commands/pick-clusters.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';

/**
 * Does something with rows of a file's run; every view shows it, and it can be undone.
 * @param rows row numbers in any order
 * @returns what was done, for the person; undefined when they left instead of choosing a cluster
 * @throws HumanError `not-clustered`, and as `Curation.edit`
 */
export async function editRows(
  { curation }: Services,
  file: ClusteredFile,
  action: RowAction,
  rows: Uint32Array,
): Promise<string | undefined> {
  const { result } = file;
  if (result === undefined) {
    throw new HumanError('not-clustered', vscode.l10n.t('The file is not clustered any more.'));
  }
  const sorted = [...new Set(rows.toSorted())];
  const ranges = rangesOf(sorted);
  const count = rowsText(sorted.length);
  switch (action) {
    case 'drop':
      await curation.edit(file, { kind: 'dropRows', rows: ranges });
      return vscode.l10n.t('Dropped {0}', count);
    case 'restore':
      await curation.edit(file, { kind: 'restoreRows', rows: ranges });
      return vscode.l10n.t('Restored {0}', count);
    case 'moveNew': {
      const to = result.curated.nextId;
      await curation.edit(file, { kind: 'move', rows: ranges, to });
      return vscode.l10n.t('{0} moved to the new cluster {1}', count, to);
    }
    case 'move': {
      const title = vscode.l10n.t('Move rows to a cluster');
      const chosen = await oneCluster(result.run, undefined, title);
      if (chosen === undefined) return undefined;
      await curation.edit(file, { kind: 'move', rows: ranges, to: chosen.id });
      return vscode.l10n.t('{0} moved to {1}', count, clusterName(chosen));
    }
  }
}

function rowsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 row') : vscode.l10n.t('{0} rows', formatNumber(count));
}
