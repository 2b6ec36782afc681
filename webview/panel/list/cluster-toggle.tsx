import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clusterName } from './cluster-name.ts';
import { format } from '../../shared/page-format.ts';
import type { ClusterItemProps } from './cluster-item.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Sparkline } from './sparkline.tsx';
import { Swatch } from '../../shared/swatch.tsx';

export interface ClusterToggleProps extends ClusterItemProps {
  readonly detailsId: string;
  readonly selected: boolean;
  readonly onRename: () => void;
  /** @param range whether all clusters up to this one are meant */
  readonly onSelect: (range: boolean) => void;
}

/** The line of a cluster in the list; opens and closes its details. */
export function ClusterToggle(props: ClusterToggleProps): VNode {
  const { cluster, total, largest, dropped, expanded, unknown } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (expanded) button.current?.scrollIntoView({ block: 'nearest' });
  }, [expanded]);
  return (
    <button
      ref={button}
      type="button"
      class="cluster-toggle"
      aria-expanded={expanded}
      aria-disabled={unknown}
      aria-controls={expanded ? props.detailsId : undefined}
      tabIndex={props.tabStop ? 0 : -1}
      onFocus={props.onFocus}
      onKeyDown={event => {
        if (unknown) return;
        if (event.key === 'F2') props.onRename();
        else if (event.key === ' ') props.onSelect(event.shiftKey);
        else props.onKeyDown(event);
        if (event.key === ' ') event.preventDefault();
      }}
      onKeyUp={event => {
        if (event.key === ' ') event.preventDefault(); // would be a click
      }}
      onClick={event => {
        if (unknown) return;
        if (event.ctrlKey || event.metaKey || event.shiftKey) props.onSelect(event.shiftKey);
        else props.onToggle();
      }}
      onDblClick={unknown ? undefined : props.onRename}
    >
      <Icon name="chevron" />
      <Swatch cluster={cluster.id} />
      <span class="cluster-name">
        <span class="cluster-terms">
          {unknown ? t('Finding key terms…') : <DatasetText text={clusterName(cluster)} />}
        </span>
        {cluster.type !== '' && (
          <span class="tag">
            <DatasetText text={cluster.type} />
          </span>
        )}
        {dropped && <span class="tag">{t('dropped')}</span>}
        {cluster.suspicion && !dropped && <span class="tag suspect">{t('looks broken')}</span>}
        {cluster.reviewed && (
          <span class="reviewed" title={t('Reviewed')}>
            <Icon name="check" />
            <span class="sr-only">{t('Reviewed')}</span>
          </span>
        )}
        {props.selected && <span class="sr-only">{t('selected')}</span>}
      </span>
      <span class="cluster-positions">
        {cluster.positions && <Sparkline values={cluster.positions} />}
      </span>
      <span class="share-bar" aria-hidden="true">
        <span class="share-fill" style={{ '--share': cluster.rows / largest }} />
      </span>
      <span class="cluster-count">
        {format.count(cluster.rows)}
        <span class="sr-only"> {t('rows')}</span>
      </span>
      <span class="cluster-share">{format.percent(total > 0 ? cluster.rows / total : 0)}</span>
    </button>
  );
}
