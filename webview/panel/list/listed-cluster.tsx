import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { ClusterItem, type ClusterItemProps } from './cluster-item.tsx';

type Handlers = 'onFocus' | 'onKeyDown' | 'onToggle' | 'onSampleKind' | 'shown';

/** What the list does for a cluster; the same object as long as the list is there. */
export interface ListHandlers {
  readonly focus: (id: number) => void;
  readonly keyDown: (event: KeyboardEvent) => void;
  readonly toggle: (id: number) => void;
  readonly sampleKind: ClusterItemProps['onSampleKind'];
  readonly shown: ClusterItemProps['shown'];
}

export interface ListedClusterProps extends Omit<ClusterItemProps, Handlers> {
  readonly handlers: ListHandlers;
}

/** A cluster that is drawn again only when something of it has changed, since there may be a thousand. */
export function ListedCluster({ handlers, ...props }: ListedClusterProps): VNode {
  const { cluster } = props;
  return useMemo(
    () => (
      <ClusterItem
        {...props}
        onFocus={() => handlers.focus(cluster.id)}
        onKeyDown={handlers.keyDown}
        onToggle={() => handlers.toggle(cluster.id)}
        onSampleKind={handlers.sampleKind}
        shown={handlers.shown}
      />
    ),
    [handlers, ...Object.values(props)],
  );
}
