import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Cluster, DoneState, SampleKind } from '../contract.ts';
import { listAction } from '../list-keyboard.ts';
import { ClusterItem } from './cluster-item.tsx';

export interface ClusterListProps {
  readonly state: DoneState;
  /** Those that match the filter, largest first. */
  readonly clusters: readonly Cluster[];
  readonly expanded: number | null;
  readonly sampleKind: SampleKind;
  readonly onExpand: (id: number | null) => void;
  readonly onSampleKind: (kind: SampleKind) => void;
}

/** One Tab stop for the whole list; arrow keys move inside. */
export function ClusterList(props: ClusterListProps): VNode {
  const { state, clusters, expanded, sampleKind, onExpand, onSampleKind } = props;
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(expanded ?? clusters[0]?.id);
  const stop = clusters.some(({ id }) => id === active) ? active : clusters[0]?.id;
  const dropped = new Set(state.dropped);
  const unknown = state.recut?.found === true;
  const sizes = state.run.clusters.map(({ rows }) => rows);
  const total = sizes.reduce((sum, rows) => sum + rows, 0);
  const largest = Math.max(1, ...sizes);

  const onKeyDown = (event: KeyboardEvent, cluster: Cluster): void => {
    const action = listAction(event.key, clusters.indexOf(cluster), clusters.length);
    if (action === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (action.kind === 'expand') onExpand(cluster.id);
    else if (action.kind === 'collapse') onExpand(null);
    else list.current?.querySelectorAll<HTMLElement>('.cluster-toggle')[action.index]?.focus();
  };

  if (clusters.length === 0) return <p class="no-match">{t('No cluster matches the filter.')}</p>;
  return (
    <ul class="clusters" ref={list} aria-label={t('Clusters, largest first')}>
      {clusters.map(cluster => (
        <ClusterItem
          key={cluster.id}
          cluster={cluster}
          all={state.run.clusters}
          total={total}
          largest={largest}
          dropped={dropped.has(cluster.id)}
          expanded={cluster.id === expanded && !unknown}
          unknown={unknown}
          version={`${state.run.id} ${cluster.rows} ${cluster.samples.central.join()} ${cluster.samples.far.join()}`}
          tabStop={cluster.id === stop}
          sampleKind={sampleKind}
          onFocus={() => setActive(cluster.id)}
          onKeyDown={event => onKeyDown(event, cluster)}
          onToggle={() => onExpand(cluster.id === expanded ? null : cluster.id)}
          onSampleKind={onSampleKind}
        />
      ))}
    </ul>
  );
}
