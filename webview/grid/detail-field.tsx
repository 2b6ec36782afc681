import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { DatasetText } from '../shared/dataset-text.tsx';
import { Icon } from '../shared/icon.tsx';
import { LinkButton } from '../shared/link-button.tsx';
import type { FieldView } from '../shared/contract.ts';
import { useOverflow } from '../shared/use-overflow.ts';
import { format } from '../shared/page-format.ts';

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
        {(overflows || open || omitted > 0) && (
          <p class="field-actions">
            {(overflows || open) && (
              <LinkButton onClick={() => setOpen(!open)}>
                {open ? t('Show less') : t('Show all')}
              </LinkButton>
            )}
            {omitted > 0 && (
              <span class="omitted">{t('{0} more characters', format.count(omitted))}</span>
            )}
          </p>
        )}
      </dd>
      <dd>
        <button
          type="button"
          class="icon-button"
          aria-label={t('Copy {0}', name)}
          title={t('Copy')}
          onClick={onCopy}
        >
          <Icon name="copy" />
        </button>
      </dd>
    </div>
  );
}
