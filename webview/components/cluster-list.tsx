import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { ClusterSection } from '../../src/protocol/cluster-sections.ts';
import type { Cluster, DoneState, SampleKind } from '../contract.ts';
import { moveInList } from '../list-focus.ts';
import { GroupSection } from './group-section.tsx';
import { ListedCluster, type ListHandlers } from './listed-cluster.tsx';

export interface ClusterListProps {
  readonly state: DoneState;
  /** The clusters that match the filter, in their order. */
  readonly sections: readonly ClusterSection[];
  readonly expanded: number | null;
  /** Keys of the groups that are folded. */
  readonly folded: readonly string[];
  readonly sampleKind: SampleKind;
  readonly onExpand: (id: number | null) => void;
  readonly onFold: (folded: readonly string[]) => void;
  readonly onSampleKind: (kind: SampleKind) => void;
}

/** One Tab stop for the whole list; keys move inside (`moveInList`). */
export function ClusterList(props: ClusterListProps): VNode {
  const { state, sections, folded } = props;
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<number | string>();
  const latest = useRef(props);
  latest.current = props;
  const fold = (key: string, hide: boolean): void => {
    const others = latest.current.folded.filter(other => other !== key);
    latest.current.onFold(hide ? [...others, key] : others);
  };
  const handlers = useMemo<ListHandlers>(
    () => ({
      focus: setActive,
      keyDown: event => {
        if (list.current === null) return;
        moveInList(event, list.current, {
          open: (button, open) => {
            const group = button.dataset['group'];
            if (group !== undefined) fold(group, !open);
            else if ((button.getAttribute('aria-expanded') === 'true') !== open) button.click();
          },
        });
      },
      toggle: id => latest.current.onExpand(id === latest.current.expanded ? null : id),
      sampleKind: kind => latest.current.onSampleKind(kind),
    }),
    [],
  );

  const clusters = sections.flatMap(section => section.clusters);
  if (clusters.length === 0) return <p class="no-match">{t('No cluster matches the filter.')}</p>;
  const stop = tabStop(sections, folded, active ?? props.expanded ?? undefined);
  const item = itemOf(props, handlers, stop);
  const [only] = sections;
  return (
    <ul class="clusters" ref={list} aria-label={t('Clusters')}>
      {only?.key === ''
        ? only.clusters.map(item)
        : sections.map(section => (
            <GroupSection
              key={section.key}
              section={section}
              folded={folded.includes(section.key)}
              tabStop={section.key === stop}
              onFocus={() => setActive(section.key)}
              onKeyDown={handlers.keyDown}
              onToggle={() => fold(section.key, !folded.includes(section.key))}
            >
              {section.clusters.map(item)}
            </GroupSection>
          ))}
    </ul>
  );

  /** How a cluster is listed. */
  function itemOf(
    { expanded, sampleKind }: ClusterListProps,
    listHandlers: ListHandlers,
    stopsAt: number | string | undefined,
  ): (cluster: Cluster) => VNode {
    const dropped = new Set(state.dropped);
    const suggested = new Map(state.suggested.map(({ cluster, name }) => [cluster, name]));
    const unknown = state.recut?.found === true;
    const sizes = state.run.clusters.map(({ rows }) => rows);
    const total = sizes.reduce((sum, rows) => sum + rows, 0);
    const largest = sizes.reduce((most, rows) => Math.max(most, rows), 1);
    return cluster => (
      <ListedCluster
        key={cluster.id}
        cluster={cluster}
        all={state.run.clusters}
        total={total}
        largest={largest}
        dropped={dropped.has(cluster.id)}
        suggested={suggested.get(cluster.id)}
        expanded={cluster.id === expanded && !unknown}
        unknown={unknown}
        version={`${state.run.id} ${cluster.rows} ${cluster.samples.central.join()} ${cluster.samples.far.join()}`}
        tabStop={cluster.id === stopsAt}
        sampleKind={sampleKind}
        handlers={listHandlers}
      />
    );
  }
}

/** The id of the cluster or the key of the group where Tab stops: the last one with the focus, or the first. */
function tabStop(
  sections: readonly ClusterSection[],
  folded: readonly string[],
  active: number | string | undefined,
): number | string | undefined {
  const stops = sections.flatMap(({ key, clusters }) => [
    ...(key === '' ? [] : [key]),
    ...(folded.includes(key) ? [] : clusters.map(({ id }) => id)),
  ]);
  return stops.find(stop => stop === active) ?? stops[0];
}
