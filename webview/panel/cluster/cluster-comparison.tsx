import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { clusterName } from '../list/cluster-name.ts';
import type { Cluster } from '../../shared/contract.ts';
import { useResource } from '../../shared/use-resource.ts';
import { usePanel } from '../panel-context.ts';
import { ComparedColumn } from './compared-column.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../loading.tsx';

export interface ClusterComparisonProps {
  readonly cluster: Cluster;
  /** All others, in the order in which they are offered. */
  readonly others: readonly Cluster[];
  /** Changes when the clusters may have. */
  readonly version: string;
}

/** Offers to compare a cluster with another one, and shows both side by side. */
export function ClusterComparison({ cluster, others, version }: ClusterComparisonProps): VNode {
  const [chosen, setChosen] = useState<number>();
  const other = others.find(({ id }) => id === chosen);
  return (
    <div class="comparison">
      <label class="list-choice">
        <span>{t('Compare with')}</span>
        <select
          value={other?.id ?? ''}
          onChange={event => setChosen(Number(event.currentTarget.value) || undefined)}
        >
          <option value="">{t('no cluster')}</option>
          {others.map(one => (
            <option key={one.id} value={one.id}>
              {one.id} {clusterName(one)}
            </option>
          ))}
        </select>
      </label>
      {other && <Compared clusters={[cluster, other]} version={version} />}
    </div>
  );
}

interface ComparedProps {
  readonly clusters: readonly [Cluster, Cluster];
  readonly version: string;
}

function Compared({ clusters, version }: ComparedProps): VNode {
  const { call } = usePanel();
  const [first, second] = clusters;
  const compared = useResource(`${version} ${first.id} ${second.id}`, () =>
    call('compare', { clusters: [first.id, second.id] }),
  );
  if (compared.error !== undefined) {
    return <ErrorNotice error={compared.error} onRetry={compared.retry} />;
  }
  if (compared.value === undefined) return <Loading text={t('Comparing clusters…')} />;
  return (
    <div class="compared" aria-busy={compared.loading}>
      {compared.value.map((side, at) => (
        <ComparedColumn key={side.cluster} side={side} cluster={clusters[at] ?? first} />
      ))}
    </div>
  );
}
