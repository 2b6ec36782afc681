import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useResource } from '../../shared/use-resource.ts';
import { usePanel } from '../panel-context.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../loading.tsx';
import { SampleRow } from './sample-row.tsx';

export interface EvidenceListProps {
  /** Row numbers. */
  readonly rows: readonly number[];
  /** Changes when these rows may have. */
  readonly version: string;
}

/** Rows that show something, by their numbers. */
export function EvidenceList({ rows, version }: EvidenceListProps): VNode {
  const { call } = usePanel();
  const key = `${version} ${rows.join(' ')}`;
  const read = useResource(key, () => call('rows', { rows: [...rows] }));
  if (read.error !== undefined) return <ErrorNotice error={read.error} onRetry={read.retry} />;
  if (read.value === undefined) return <Loading text={t('Reading rows…')} />;
  return (
    <ol class="samples" aria-busy={read.loading}>
      {read.value.map(row => (
        <SampleRow key={row.row} sample={row} />
      ))}
    </ol>
  );
}
