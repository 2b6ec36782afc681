import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';

export interface SelectionBarProps {
  readonly count: number;
  readonly onShow: () => void;
  /** Moves the rows to a cluster that is new, or that the person is asked for. */
  readonly onMove: (to: 'new' | 'choose') => void;
  readonly onDrop: () => void;
  readonly onClear: () => void;
}

/** How many rows were chosen and what can be done with them. */
export function SelectionBar(props: SelectionBarProps): VNode {
  const { count, onShow, onMove, onDrop, onClear } = props;
  return (
    <div class="selection-bar" role="toolbar" aria-label={t('Chosen rows')}>
      <p role="status">{t('Chosen: {0}', counted.rows(count, format))}</p>
      <button type="button" class="button" onClick={onShow}>
        {t('Show rows')}
      </button>
      <button type="button" class="button secondary" onClick={() => onMove('new')}>
        {t('Move to a new cluster')}
      </button>
      <button type="button" class="button secondary" onClick={() => onMove('choose')}>
        {t('Move to cluster…')}
      </button>
      <button type="button" class="button secondary" onClick={onDrop}>
        {t('Drop rows')}
      </button>
      <button type="button" class="button secondary" onClick={onClear}>
        {t('Clear')}
      </button>
    </div>
  );
}
