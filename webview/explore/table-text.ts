import { t } from '@vscode/l10n';
import { counted } from '../shared/counted.ts';
import { format } from '../shared/page-format.ts';
import { fileText } from '../shared/place-text.ts';
import type { ExploredCluster, RowOrder, TableState } from './contract.ts';

/** Such as `1,204 rows`, `204 rows found, 40% searched`, `Sorting…`. */
export function statusText({ source, count, activity, ranked }: TableState): string {
  switch (activity.kind) {
    case 'searching':
      if (activity.share === undefined) return t('Searching…');
      return t(
        '{0} found, {1} searched',
        counted.rows(count, format),
        format.percent(activity.share),
      );
    case 'sorting':
      if (activity.share === undefined) return t('Reading rows…');
      return t('Sorting: {0}', format.percent(activity.share));
    case 'stopped':
      return t('{0} found, then stopped', counted.rows(count, format));
    case 'failed':
      return '';
    case 'idle':
      if (ranked) return t('{0}, the nearest first', counted.rows(count, format));
      if (source.kind === 'words') return t('{0} found', counted.rows(count, format));
      return counted.rows(count, format);
  }
}

/** What the table shows besides what stands in the search box; undefined when that is all. */
export function sourceText({ source }: TableState): string | undefined {
  switch (source.kind) {
    case 'likeRow':
    case 'likeLine':
      if (source.place === undefined) return t('Rows like line {0}', format.count(source.line));
      return t(
        'Rows like line {0} of {1}',
        format.count(source.place.line),
        fileText(source.place.file),
      );
    case 'given':
      return t('Rows chosen in another view');
    default:
      return undefined;
  }
}

/** What the button that chooses clusters says. */
export function clustersText(
  chosen: readonly number[],
  clusters: readonly ExploredCluster[],
): string {
  const [only] = chosen;
  if (only === undefined) return t('All clusters');
  if (chosen.length > 1) return counted.clusters(chosen.length, format);
  return clusters.find(({ id }) => id === only)?.name ?? t('Cluster {0}', only);
}

/** Whether values become smaller down the table; rows that were found by their similarity begin with the highest. */
export function isFalling({ by, descending }: RowOrder): boolean {
  return by === 'given' ? !descending : descending;
}
