import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Cluster, SampleKind } from '../../shared/contract.ts';
import { useResource } from '../../shared/use-resource.ts';
import { usePanel } from '../panel-context.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../loading.tsx';
import { SampleRow } from './sample-row.tsx';

export interface SampleListProps {
  readonly cluster: Cluster;
  readonly version: string;
  readonly kind: SampleKind;
}

export function SampleList({ cluster, version, kind }: SampleListProps): VNode {
  const { call } = usePanel();
  const samples = useResource(`${version} ${kind}`, () =>
    call('samples', { cluster: cluster.id, kind }),
  );
  if (samples.error !== undefined) {
    return <ErrorNotice error={samples.error} onRetry={samples.retry} />;
  }
  if (samples.value === undefined) return <Loading text={t('Reading sample rows…')} />;
  if (samples.value.length === 0) return <p class="no-match">{t('No sample rows.')}</p>;
  return (
    <ol class="samples" aria-busy={samples.loading}>
      {samples.value.map(sample => (
        <SampleRow key={sample.row} sample={sample} />
      ))}
    </ol>
  );
}
