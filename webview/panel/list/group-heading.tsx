import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { ClusterSection } from '../../../src/protocol/cluster-sections.ts';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';

export interface GroupHeadingProps {
  readonly section: ClusterSection;
  readonly folded: boolean;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
}

/** The heading of a group of clusters; it folds the group. */
export function GroupHeading(props: GroupHeadingProps): VNode {
  const { section, folded } = props;
  const rows = section.clusters.reduce((sum, cluster) => sum + cluster.rows, 0);
  return (
    <button
      type="button"
      class="group-toggle"
      aria-expanded={!folded}
      tabIndex={props.tabStop ? 0 : -1}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
      onClick={props.onToggle}
    >
      <Icon name="chevron" />
      <span class="cluster-terms">
        {section.terms.length === 0 ? (
          t('In no group')
        ) : (
          <DatasetText text={section.terms.join(', ')} />
        )}
      </span>
      <span class="group-count">
        {counted.clusters(section.clusters.length, format)}, {counted.rows(rows, format)}
      </span>
    </button>
  );
}
