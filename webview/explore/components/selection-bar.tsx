import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { LinkButton } from '../../components/link-button.tsx';
import { format } from '../../page-format.ts';

export interface SelectionBarProps {
  /** Rows that are selected, 1 or more. */
  readonly count: number;
  /** What was just done with them. */
  readonly said: string;
  readonly onCopy: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected rows. */
export function SelectionBar({ count, said, onCopy, onClear }: SelectionBarProps): VNode {
  return (
    <section class="selection-bar" aria-label={t('Selected rows')}>
      <p role="status">
        {count === 1 ? t('1 row selected') : t('{0} rows selected', format.count(count))}
        {said !== '' && ` · ${said}`}
      </p>
      <LinkButton title={t('Ctrl+C')} onClick={onCopy}>
        {t('Copy rows')}
      </LinkButton>
      <LinkButton title={t('Escape')} onClick={onClear}>
        {t('Clear selection')}
      </LinkButton>
    </section>
  );
}
