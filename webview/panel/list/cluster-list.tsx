import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ClusterSection } from '../../../src/protocol/cluster-sections.ts';
import type { Cluster, DoneState, SampleKind } from '../../shared/contract.ts';
import { useVirtualLines, type VirtualLine } from './use-virtual-lines.ts';
import { listMove } from './list-focus.ts';
import { listLines, type ListLine } from './list-lines.ts';
import { GroupHeading } from './group-heading.tsx';
import { ListItem } from './list-item.tsx';
import { ListedCluster, type ListHandlers } from './listed-cluster.tsx';

export interface ClusterListProps {
  readonly state: DoneState;
  /** The clusters that match the filter, in their order; one at least. */
  readonly sections: readonly ClusterSection[];
  readonly expanded: number | null;
  /** Keys of the groups that are folded. */
  readonly folded: readonly string[];
  readonly sampleKind: SampleKind;
  readonly onExpand: (id: number | null) => void;
  readonly onFold: (folded: readonly string[]) => void;
  readonly onSampleKind: (kind: SampleKind) => void;
}

/**
 * One Tab stop for the whole list; keys move inside (`listMove`). Only lines near the view are there, the line
 * with the focus, and the cluster that is open.
 */
export function ClusterList(props: ClusterListProps): VNode {
  const { state, sections, folded, expanded } = props;
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<ListLine['key']>();
  const wanted = useRef<ListLine['key']>(undefined);
  const lines = useMemo(() => listLines(sections, folded), [sections, folded]);
  const keys = useMemo(() => lines.map(({ key }) => key), [lines]);
  const stop = Math.max(0, keys.indexOf(active ?? expanded ?? ''));
  const pinned = [stop, keys.indexOf(expanded ?? '')].filter(at => at >= 0);
  const virtual = useVirtualLines(list, keys, pinned);

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    const item = list.current?.querySelector(`[data-index="${keys.indexOf(wanted.current)}"]`);
    item?.querySelector<HTMLElement>('.cluster-toggle, .group-toggle')?.focus();
    wanted.current = undefined;
  });

  const fold = (key: string, hide: boolean): void => {
    const others = folded.filter(other => other !== key);
    props.onFold(hide ? [...others, key] : others);
  };
  const open = (line: ListLine, wish: boolean): void => {
    if (line.kind === 'group') fold(line.key, !wish);
    else if (state.recut?.found !== true) props.onExpand(wish ? line.key : null);
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const line = lines[stop];
    if (line === undefined) return;
    const isOpen = line.kind === 'group' ? !folded.includes(line.key) : line.key === expanded;
    const move = listMove(event, lines, stop, isOpen);
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'focus') {
      wanted.current = keys[move.index];
      setActive(wanted.current);
    } else if (move.open !== isOpen) open(line, move.open);
  };
  const latest = useRef({ keyDown, lines, props });
  latest.current = { keyDown, lines, props };
  const handlers = useMemo<ListHandlers>(
    () => ({
      focus: setActive,
      keyDown: event => latest.current.keyDown(event),
      toggle: id => {
        const { props: now } = latest.current;
        now.onExpand(id === now.expanded ? null : id);
      },
      sampleKind: kind => latest.current.props.onSampleKind(kind),
      shown: () =>
        latest.current.lines.flatMap(line => (line.kind === 'cluster' ? [line.key] : [])),
    }),
    [],
  );
  const cluster = useClusterOf(props, handlers);

  return (
    <ul
      class="clusters"
      ref={list}
      aria-label={t('Clusters')}
      style={{ paddingBlockEnd: `${virtual.rest}px` }}
    >
      {virtual.lines.map(place => {
        const line = lines[place.index];
        return line && item(line, place);
      })}
    </ul>
  );

  function item(line: ListLine, place: VirtualLine): VNode {
    const tabStop = place.index === stop;
    return (
      <ListItem
        key={line.key}
        line={place}
        count={lines.length}
        level={line.kind === 'cluster' && line.group !== '' ? 2 : 1}
        measure={virtual.measure}
      >
        {line.kind === 'cluster' ? (
          cluster(line.cluster, tabStop)
        ) : (
          <GroupHeading
            section={line.section}
            folded={folded.includes(line.key)}
            tabStop={tabStop}
            onFocus={() => setActive(line.key)}
            onKeyDown={keyDown}
            onToggle={() => fold(line.key, !folded.includes(line.key))}
          />
        )}
      </ListItem>
    );
  }
}

/** How a cluster is listed. */
function useClusterOf(
  { state, expanded, sampleKind }: ClusterListProps,
  handlers: ListHandlers,
): (cluster: Cluster, tabStop: boolean) => VNode {
  const { run, dropped, suggested, recut } = state;
  const facts = useMemo(() => {
    const sizes = run.clusters.map(({ rows }) => rows);
    return {
      total: sizes.reduce((sum, rows) => sum + rows, 0),
      largest: sizes.reduce((most, rows) => Math.max(most, rows), 1),
      isDropped: new Set(dropped),
    };
  }, [run.clusters, dropped]);
  const names = useMemo(
    () => new Map(suggested.map(({ cluster, name }) => [cluster, name])),
    [suggested],
  );
  const unknown = recut?.found === true;
  return (cluster, tabStop) => (
    <ListedCluster
      cluster={cluster}
      all={run.clusters}
      total={facts.total}
      largest={facts.largest}
      dropped={facts.isDropped.has(cluster.id)}
      suggested={names.get(cluster.id)}
      expanded={cluster.id === expanded && !unknown}
      unknown={unknown}
      version={`${run.id} ${cluster.rows} ${cluster.samples.central.join()} ${cluster.samples.far.join()}`}
      tabStop={tabStop}
      sampleKind={sampleKind}
      handlers={handlers}
    />
  );
}
