import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { IconButton } from '../../grid/toolbar-buttons.tsx';
import type { RowOrder } from '../contract.ts';
import { isFalling } from '../table-text.ts';

export interface SortChoiceProps {
  readonly order: RowOrder;
  /** Whether rows can be left as they were found. */
  readonly given: 'similarity' | 'choice' | undefined;
  readonly disabled: boolean;
  readonly onChange: (order: RowOrder) => void;
}

/** By what the table is sorted, and which way. */
export function SortChoice({ order, given, disabled, onChange }: SortChoiceProps): VNode {
  const ways: readonly (readonly [RowOrder['by'], string])[] = [
    ['line', t('Line')],
    ['distance', t('Distance')],
    ['length', t('Length of the text')],
    ['cluster', t('Cluster')],
  ];
  const found = given === 'similarity' ? t('Similarity') : t('As they were chosen');
  const offered = given === undefined ? ways : ([['given', found], ...ways] as const);
  const falls = isFalling(order);
  return (
    <span class="sort-choice">
      <label>
        <span class="sort-label">{t('Sort by')}</span>
        <select
          aria-label={t('Sort by')}
          value={order.by}
          disabled={disabled}
          onChange={({ currentTarget }) => {
            const chosen = offered.find(([by]) => by === currentTarget.value);
            if (chosen !== undefined) onChange({ by: chosen[0], descending: false });
          }}
        >
          {offered.map(([by, label]) => (
            <option key={by} value={by}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <IconButton
        icon={falls ? 'down' : 'up'}
        label={falls ? t('Descending: sort ascending') : t('Ascending: sort descending')}
        disabled={disabled}
        onClick={() => onChange({ ...order, descending: !order.descending })}
      />
    </span>
  );
}
