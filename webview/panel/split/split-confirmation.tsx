import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SplitOptions, SplitPlan } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';
import { addsUp, totalsOf, totalsSentence } from './split-totals.ts';
import { Button, Checkbox } from '../../shared/toolkit.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Loading } from '../loading.tsx';
import { SplitChoices } from './split-choices.tsx';
import { SplitTable } from './split-table.tsx';

export interface SplitConfirmationProps {
  readonly options: SplitOptions;
  readonly plan: SplitPlan;
  /** Whether the plan is that of the options. */
  readonly current: boolean;
  readonly writing: boolean;
  /** Why the last attempt to write failed. */
  readonly error: unknown;
  readonly onChange: (options: SplitOptions) => void;
  readonly onWrite: (replace: boolean) => void;
  readonly onCancel: () => void;
}

export function SplitConfirmation(props: SplitConfirmationProps): VNode {
  const { options, plan, current, writing, error, onChange, onWrite, onCancel } = props;
  const [replace, setReplace] = useState(false);
  const existing = plan.existing.length;
  const totals = totalsOf(plan);
  const files = counted.files(plan.files.length, format);
  return (
    <>
      <SplitChoices options={options} forms={plan.forms} disabled={writing} onChange={onChange} />
      <p class="split-folder" aria-live="polite">
        {t('{0} will be written to', files)} <DatasetText text={plan.out} dir="ltr" />
      </p>
      <SplitTable files={plan.files} />
      <p class={addsUp(totals) ? 'totals' : 'totals wrong'}>{totalsSentence(totals, format)}</p>
      {existing > 0 && (
        <div class="notice warning">
          <Icon name="warning" />
          <p>{t('The folder already holds an earlier split.')}</p>
          <Checkbox checked={replace} disabled={writing} onChange={setReplace}>
            {existing === 1
              ? t('Replace the file of the earlier split')
              : t('Replace the {0} files of the earlier split', format.count(existing))}
          </Checkbox>
        </div>
      )}
      {error !== undefined && <ErrorNotice error={error} />}
      <div class="buttons dialog-buttons">
        {writing && <Loading text={t('Writing and verifying…')} />}
        <Button appearance="secondary" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button
          disabled={writing || !current || (existing > 0 && !replace)}
          onClick={() => onWrite(replace)}
        >
          {t('Write {0}', files)}
        </Button>
      </div>
    </>
  );
}
