import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { SplitFlow } from './use-split.ts';
import { Button } from '../../shared/toolkit.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Loading } from '../loading.tsx';
import { ModalDialog } from '../modal-dialog.tsx';
import { SplitConfirmation } from './split-confirmation.tsx';

/** Shows what a split would write, and writes it when the person agrees. */
export function SplitDialog({ flow }: { readonly flow: SplitFlow }): VNode | null {
  const { step, open, change, write, close } = flow;
  if (step.kind === 'closed') return null;
  return (
    <ModalDialog title={t('Split into files')} onClose={close}>
      {step.kind === 'planning' && (
        <>
          <Loading text={t('Counting the rows of each file…')} />
          <CancelButton onCancel={close} />
        </>
      )}
      {step.kind === 'failed' && (
        <>
          <ErrorNotice error={step.error} onRetry={open} />
          <CancelButton onCancel={close} />
        </>
      )}
      {(step.kind === 'confirm' || step.kind === 'writing') && (
        <SplitConfirmation
          options={step.options}
          plan={step.plan}
          current={step.kind === 'writing' || step.current}
          writing={step.kind === 'writing'}
          error={step.kind === 'confirm' ? step.error : undefined}
          onChange={options => change(options, step.plan)}
          onWrite={replace => write(step.options, step.plan, replace)}
          onCancel={close}
        />
      )}
    </ModalDialog>
  );
}

function CancelButton({ onCancel }: { readonly onCancel: () => void }): VNode {
  return (
    <div class="buttons dialog-buttons">
      <Button appearance="secondary" onClick={onCancel}>
        {t('Cancel')}
      </Button>
    </div>
  );
}
