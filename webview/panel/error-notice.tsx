import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { errorMessage } from '../shared/error-message.ts';
import { usePanel } from './panel-context.ts';
import { Button } from '../shared/toolkit.tsx';
import { DatasetText } from '../shared/dataset-text.tsx';
import { Icon } from '../shared/icon.tsx';
import { LinkButton } from '../shared/link-button.tsx';

export interface ErrorNoticeProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
}

/** Why something did not work, where it was asked for. */
export function ErrorNotice({ error, onRetry, onDismiss }: ErrorNoticeProps): VNode {
  const { call, attempt } = usePanel();
  return (
    <div class="notice error" role="alert">
      <Icon name="error" />
      <p>
        <DatasetText text={errorMessage(error)} />{' '}
        {onRetry && <LinkButton onClick={onRetry}>{t('Try again')}</LinkButton>}{' '}
        <LinkButton onClick={() => attempt(call('showLog', undefined))}>{t('Show log')}</LinkButton>
      </p>
      {onDismiss && (
        <Button appearance="icon" label={t('Dismiss')} onClick={onDismiss}>
          <Icon name="close" />
        </Button>
      )}
    </div>
  );
}
