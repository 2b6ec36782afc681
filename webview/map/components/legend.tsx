import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { MapCluster } from '../../../src/protocol/map-api.ts';
import { listAction } from '../../shared/list-keyboard.ts';
import { LegendItem } from './legend-item.tsx';

export interface LegendProps {
  readonly clusters: readonly MapCluster[];
  /** The cluster that stands out on the map. */
  readonly focus: number | undefined;
  readonly onFocus: (cluster: number | undefined) => void;
  /** Chooses the rows of a cluster. */
  readonly onSelect: (cluster: number) => void;
  /** Shows a cluster in the panel. */
  readonly onShow: (cluster: number) => void;
}

/** The clusters with their colours, largest first. One Tab stop; arrow keys move inside. */
export function Legend({ clusters, focus, onFocus, onSelect, onShow }: LegendProps): VNode {
  const list = useRef<HTMLUListElement>(null);
  const ordered = clusters.toSorted((a, b) => b.rows - a.rows || a.id - b.id);
  const [active, setActive] = useState<number>();
  const stop = ordered.some(({ id }) => id === active) ? active : ordered[0]?.id;
  const onKeyDown = (event: KeyboardEvent, index: number): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') onFocus(undefined);
    const action = listAction(event.key, index, ordered.length);
    if (action?.kind !== 'move') return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>('.legend-toggle')[action.index]?.focus();
  };
  return (
    <>
      <div class="side-head">
        <h2>{t('Clusters')}</h2>
      </div>
      <ul class="legend" ref={list}>
        {ordered.map((cluster, index) => (
          <LegendItem
            key={cluster.id}
            cluster={cluster}
            focused={cluster.id === focus}
            tabStop={cluster.id === stop}
            onActive={() => setActive(cluster.id)}
            onKeyDown={event => onKeyDown(event, index)}
            onToggle={() => onFocus(cluster.id === focus ? undefined : cluster.id)}
            onSelect={() => onSelect(cluster.id)}
            onShow={() => onShow(cluster.id)}
          />
        ))}
      </ul>
    </>
  );
}
