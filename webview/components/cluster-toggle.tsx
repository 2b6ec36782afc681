import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { clusterName } from '../cluster-name.ts';
import { format } from '../page-format.ts';
import type { ClusterItemProps } from './cluster-item.tsx';
import { DatasetText } from './dataset-text.tsx';
import { Icon } from './icon.tsx';
import { Swatch } from './swatch.tsx';

export interface ClusterToggleProps extends ClusterItemProps {
  readonly detailsId: string;
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
      onKeyDown={props.onKeyDown}
      onClick={unknown ? undefined : props.onToggle}
    >
      <Icon name="chevron" />
      <Swatch cluster={cluster.id} />
      <span class="cluster-name">
        <span class="cluster-terms">
          {unknown ? t('Finding key terms…') : <DatasetText text={clusterName(cluster)} />}
        </span>
        {dropped && <span class="tag">{t('dropped')}</span>}
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
