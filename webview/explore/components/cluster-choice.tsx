import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { clusterColour } from '../../../src/protocol/palette.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { LinkButton } from '../../shared/link-button.tsx';
import type { Theme } from '../../shared/use-theme.ts';
import { format } from '../../shared/page-format.ts';
import type { ExploredCluster } from '../contract.ts';
import { clustersText } from '../table-text.ts';
import { Popover } from './popover.tsx';

export interface ClusterChoiceProps {
  readonly clusters: readonly ExploredCluster[];
  /** Ids; none for all. */
  readonly chosen: readonly number[];
  readonly theme: Theme;
  readonly onChange: (chosen: readonly number[]) => void;
}

/** Which clusters the table looks in. */
export function ClusterChoice({ clusters, chosen, theme, onChange }: ClusterChoiceProps): VNode {
  const [filter, setFilter] = useState('');
  const wanted = filter.normalize('NFC').toLowerCase();
  const shown = clusters
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .toSorted((a, b) => b.rows - a.rows || a.id - b.id);
  const toggle = (id: number, isChosen: boolean): void => {
    onChange(isChosen ? [...chosen, id] : chosen.filter(other => other !== id));
  };
  return (
    <Popover label={clustersText(chosen, clusters)} title={t('Choose clusters')}>
      <input
        type="text"
        class="popover-filter"
        value={filter}
        placeholder={t('Filter by number or key terms')}
        aria-label={t('Filter clusters')}
        onInput={({ currentTarget }) => setFilter(currentTarget.value)}
      />
      <p class="popover-links">
        <LinkButton onClick={() => onChange([])}>{t('All clusters')}</LinkButton>
      </p>
      <ul class="choices">
        {shown.map(({ id, name, rows, colour, dropped }) => {
          const { fill, text } = clusterColour(id, colour)[theme];
          return (
            <li key={id}>
              <label class={dropped ? 'dropped' : ''}>
                <input
                  type="checkbox"
                  checked={chosen.includes(id)}
                  onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
                />
                <span class="plate" style={{ '--fill': fill, '--text': text }} aria-hidden>
                  {id}
                </span>
                <span class="choice-name">
                  <DatasetText text={name} />
                </span>
                <span class="choice-count">{format.count(rows)}</span>
              </label>
            </li>
          );
        })}
        {shown.length === 0 && <li class="no-choice">{t('No cluster matches the filter.')}</li>}
      </ul>
    </Popover>
  );
}
