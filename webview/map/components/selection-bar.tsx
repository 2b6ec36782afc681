import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { counted } from '../../counted.ts';
import { format } from '../../page-format.ts';

export interface SelectionBarProps {
  readonly count: number;
  readonly onShow: () => void;
  readonly onClear: () => void;
}

/** How many rows were chosen and what can be done with them. */
export function SelectionBar({ count, onShow, onClear }: SelectionBarProps): VNode {
  return (
    <div class="selection-bar">
      <p role="status">{t('Chosen: {0}', counted.rows(count, format))}</p>
      <button type="button" class="button" onClick={onShow}>
        {t('Show rows')}
      </button>
      <button type="button" class="button secondary" onClick={onClear}>
        {t('Clear')}
      </button>
    </div>
  );
}
