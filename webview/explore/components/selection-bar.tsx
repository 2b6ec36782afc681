import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { LinkButton } from '../../shared/link-button.tsx';
import { format } from '../../shared/page-format.ts';
import type { RowAction } from '../contract.ts';

export interface SelectionBarProps {
  /** Rows that are selected, 1 or more. */
  readonly count: number;
  readonly onEdit: (action: RowAction) => void;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected rows. */
export function SelectionBar({ count, onEdit, onCopy, onClear }: SelectionBarProps): VNode {
  return (
    <section class="selection-bar" aria-label={t('Selected rows')}>
      <p role="status">
        {count === 1 ? t('1 row selected') : t('{0} rows selected', format.count(count))}
      </p>
      <LinkButton onClick={() => onEdit('move')}>{t('Move to cluster…')}</LinkButton>
      <LinkButton onClick={() => onEdit('moveNew')}>{t('Move to a new cluster')}</LinkButton>
      <LinkButton title={t('Delete')} onClick={() => onEdit('drop')}>
        {t('Drop rows')}
      </LinkButton>
      <LinkButton onClick={() => onEdit('restore')}>{t('Restore rows')}</LinkButton>
      <LinkButton title={t('Ctrl+C')} onClick={onCopy}>
        {t('Copy rows')}
      </LinkButton>
      <LinkButton title={t('Escape')} onClick={onClear}>
        {t('Clear selection')}
      </LinkButton>
    </section>
  );
}
