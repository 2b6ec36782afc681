import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Cluster, SampleKind } from '../contract.ts';
import { format } from '../page-format.ts';
import { AllRowsLink } from './all-rows-link.tsx';
import { DatasetText } from './dataset-text.tsx';
import { SampleKinds } from './sample-kinds.tsx';
import { SampleList } from './sample-list.tsx';

export interface ClusterDetailsProps {
  readonly id: string;
  readonly cluster: Cluster;
  readonly version: string;
  readonly sampleKind: SampleKind;
  readonly onSampleKind: (kind: SampleKind) => void;
}

export function ClusterDetails(props: ClusterDetailsProps): VNode {
  const { id, cluster, sampleKind, onSampleKind } = props;
  return (
    <section id={id} class="cluster-details" aria-label={t('Cluster {0}', cluster.id)}>
      {cluster.terms.length > 0 && (
        <ul class="terms" aria-label={t('Key terms')}>
          {cluster.terms.map(({ term }) => (
            <li key={term}>
              <DatasetText text={term} />
            </li>
          ))}
        </ul>
      )}
      <div class="samples-bar">
        <SampleKinds kind={sampleKind} group={id} onChange={onSampleKind} />
        <AllRowsLink cluster={cluster.id} />
        <p
          class="tightness"
          title={t('Mean cosine of the rows to the centre of the cluster; 1 when all are alike')}
        >
          {t('Tightness {0}', format.decimal(cluster.tightness))}
        </p>
      </div>
      <SampleList cluster={cluster} version={props.version} kind={sampleKind} />
    </section>
  );
}
