import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';
import { LinkButton } from '../../shared/link-button.tsx';
import { errorMessage } from '../../shared/error-message.ts';

export interface MapErrorProps {
  readonly error: unknown;
  readonly onDismiss: () => void;
}

/** Why something that was asked for did not work. */
export function MapError({ error, onDismiss }: MapErrorProps): VNode {
  return (
    <p class="problem" role="alert">
      <Icon name="error" />
      <DatasetText text={errorMessage(error)} />
      <LinkButton onClick={onDismiss}>{t('Dismiss')}</LinkButton>
    </p>
  );
}
