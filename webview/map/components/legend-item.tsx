import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { MapCluster } from '../../../src/protocol/map-api.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { LinkButton } from '../../shared/link-button.tsx';
import { Swatch } from '../../shared/swatch.tsx';
import { format } from '../../shared/page-format.ts';

export interface LegendItemProps {
  readonly cluster: MapCluster;
  readonly focused: boolean;
  readonly tabStop: boolean;
  readonly onActive: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  readonly onSelect: () => void;
  readonly onShow: () => void;
}

/** A cluster of the list; pressing it makes it stand out on the map. */
export function LegendItem(props: LegendItemProps): VNode {
  const { cluster, focused } = props;
  const name = cluster.name === '' ? t('Cluster {0}', cluster.id) : cluster.name;
  return (
    <li class={focused ? 'legend-item focused' : 'legend-item'}>
      <button
        type="button"
        class="legend-toggle"
        aria-pressed={focused}
        tabIndex={props.tabStop ? 0 : -1}
        onFocus={props.onActive}
        onKeyDown={props.onKeyDown}
        onClick={props.onToggle}
      >
        <Swatch cluster={cluster.id} />
        <span class="legend-name">
          <DatasetText text={name} />
          {cluster.dropped && <span class="tag">{t('dropped')}</span>}
        </span>
        <span class="legend-count">
          {format.count(cluster.rows)}
          <span class="sr-only"> {t('rows')}</span>
        </span>
      </button>
      {focused && (
        <div class="legend-actions">
          <LinkButton onClick={props.onSelect}>{t('Choose its rows')}</LinkButton>
          <LinkButton onClick={props.onShow}>{t('Show in the panel')}</LinkButton>
        </div>
      )}
    </li>
  );
}
