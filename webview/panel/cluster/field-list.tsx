import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { FieldView } from '../../shared/contract.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';

export function FieldList({ fields }: { readonly fields: readonly FieldView[] }): VNode {
  return (
    <dl class="fields">
      {fields.map(({ name, text, omitted }, index) => (
        <div key={index} class="field">
          <dt>
            <DatasetText text={name} />
          </dt>
          <dd>
            {text === '' ? <span class="blank">{t('empty')}</span> : <DatasetText text={text} />}
            {omitted > 0 && '…'}
          </dd>
        </div>
      ))}
    </dl>
  );
}
