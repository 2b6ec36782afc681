import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';
import { Button, TextField } from '../../shared/toolkit.tsx';
import { Icon } from '../../shared/icon.tsx';

export interface FilterBoxProps {
  readonly value: string;
  readonly shown: number;
  readonly total: number;
  readonly onChange: (value: string) => void;
}

export function FilterBox({ value, shown, total, onChange }: FilterBoxProps): VNode {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || value === '' || event.isComposing) return;
    event.preventDefault();
    onChange('');
  };
  return (
    <search class="filter">
      <TextField
        value={value}
        label={t('Filter clusters')}
        placeholder={t('Filter by number or key terms')}
        onInput={onChange}
        onKeyDown={onKeyDown}
      >
        <Icon name="search" slot="start" />
      </TextField>
      {value !== '' && (
        <Button appearance="icon" label={t('Clear filter')} onClick={() => onChange('')}>
          <Icon name="close" />
        </Button>
      )}
      <p class={shown === total ? 'sr-only' : 'filter-count'} role="status">
        {shown === total
          ? counted.clusters(total, format)
          : t('{0} of {1} clusters', format.count(shown), format.count(total))}
      </p>
    </search>
  );
}
