import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { DatasetText } from '../../components/dataset-text.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import type { FieldView } from '../../contract.ts';
import { useOverflow } from '../../hooks/use-overflow.ts';
import { format } from '../../page-format.ts';

export interface DetailFieldProps {
  readonly field: FieldView;
  readonly onCopy: () => void;
}

/** A field of an opened row; a long text is folded until it is asked for. */
export function DetailField({ field, onCopy }: DetailFieldProps): VNode {
  const { name, text, omitted } = field;
  const [open, setOpen] = useState(false);
  const value = useRef<HTMLElement>(null);
  const overflows = useOverflow(value, '.field-text');
  return (
    <div class="field">
      <dt>
        <DatasetText text={name} />
      </dt>
      <dd ref={value}>
        <div class={open ? 'field-text' : 'field-text folded'}>
          {text === '' ? <span class="blank">{t('empty')}</span> : <DatasetText text={text} />}
          {omitted > 0 && '…'}
        </div>
        <p class="field-actions">
          {(overflows || open) && (
            <LinkButton onClick={() => setOpen(!open)}>
              {open ? t('Show less') : t('Show all')}
            </LinkButton>
          )}
          {omitted > 0 && (
            <span class="omitted">{t('{0} more characters', format.count(omitted))}</span>
          )}
          <LinkButton onClick={onCopy}>{t('Copy')}</LinkButton>
        </p>
      </dd>
    </div>
  );
}
