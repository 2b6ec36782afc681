import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useClusters } from '../list/cluster-context.ts';
import type { Cluster, SampleKind } from '../../shared/contract.ts';
import { AllRowsLink } from './all-rows-link.tsx';
import { ClusterComparison } from './cluster-comparison.tsx';
import { MeasureTable } from './measure-table.tsx';
import { SampleKinds } from './sample-kinds.tsx';
import { SampleList } from './sample-list.tsx';
import { SuspicionNotice } from './suspicion-notice.tsx';
import { TermList } from './term-list.tsx';

export interface ClusterDetailsProps {
  readonly id: string;
  readonly cluster: Cluster;
  readonly version: string;
  readonly sampleKind: SampleKind;
  readonly onSampleKind: (kind: SampleKind) => void;
}

export function ClusterDetails(props: ClusterDetailsProps): VNode {
  const { id, cluster, version, sampleKind, onSampleKind } = props;
  const others = useClusters().filter(other => other.id !== cluster.id);
  return (
    <section id={id} class="cluster-details" aria-label={t('Cluster {0}', cluster.id)}>
      {cluster.suspicion && (
        <SuspicionNotice suspicion={cluster.suspicion} id={id} version={version} />
      )}
      {cluster.terms.length > 0 && <TermList terms={cluster.terms} />}
      <MeasureTable cluster={cluster} />
      {others.length > 0 && (
        <ClusterComparison cluster={cluster} others={others} version={version} />
      )}
      <div class="samples-bar">
        <SampleKinds kind={sampleKind} group={id} onChange={onSampleKind} />
        <AllRowsLink cluster={cluster.id} />
      </div>
      <SampleList cluster={cluster} version={version} kind={sampleKind} />
    </section>
  );
}
