import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { shownClusters } from './cluster-filter.ts';
import { clusterOrders } from './cluster-order.ts';
import type { ChangeUi } from '../use-ui-state.ts';
import { orderName, shownName } from '../cluster/measure-text.ts';
import { Checkbox } from '../../shared/toolkit.tsx';
import type { UiState } from '../ui-state.ts';
import { ChoiceSelect } from '../choice-select.tsx';

export interface ListChoicesProps {
  readonly ui: UiState;
  /** Whether the clusters can be listed in groups. */
  readonly groupable: boolean;
  readonly onChange: ChangeUi;
}

/** In which order the clusters are listed, which of them, and whether in groups. */
export function ListChoices({ ui, groupable, onChange }: ListChoicesProps): VNode {
  return (
    <div class="list-choices">
      <ChoiceSelect
        label={t('Sort by')}
        value={ui.order}
        choices={clusterOrders}
        nameOf={orderName}
        onChange={order => onChange({ order })}
      />
      <ChoiceSelect
        label={t('Show')}
        value={ui.shown}
        choices={shownClusters}
        nameOf={shownName}
        onChange={shown => onChange({ shown })}
      />
      {groupable && (
        <Checkbox checked={ui.grouped} onChange={grouped => onChange({ grouped })}>
          {t('In groups')}
        </Checkbox>
      )}
    </div>
  );
}
