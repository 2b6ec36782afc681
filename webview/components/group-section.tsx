import { t } from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { ClusterSection } from '../../src/protocol/cluster-sections.ts';
import { counted } from '../counted.ts';
import { format } from '../page-format.ts';
import { DatasetText } from './dataset-text.tsx';
import { Icon } from './icon.tsx';

export interface GroupSectionProps {
  readonly section: ClusterSection;
  readonly folded: boolean;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onToggle: () => void;
  /** The clusters of the group as items of a list. */
  readonly children: ComponentChildren;
}

/** A group of clusters under a heading that folds it. */
export function GroupSection(props: GroupSectionProps): VNode {
  const { section, folded } = props;
  const rows = section.clusters.reduce((sum, cluster) => sum + cluster.rows, 0);
  return (
    <li class="cluster-group">
      <button
        type="button"
        class="group-toggle"
        data-group={section.key}
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
      {!folded && <ul class="clusters">{props.children}</ul>}
    </li>
  );
}
