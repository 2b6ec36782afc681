import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { usePanel } from '../panel-context.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';

export interface SuggestedNameProps {
  readonly cluster: number;
  readonly name: string;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
  readonly onEdit: () => void;
}

/** A name that a language model has suggested, until it is accepted, changed or rejected. */
export function SuggestedName(props: SuggestedNameProps): VNode {
  const { cluster, name, tabStop, onFocus } = props;
  const { call, attempt } = usePanel();
  const button = (text: string, label: string, onClick: () => void): VNode => (
    <button
      type="button"
      class="link"
      aria-label={label}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onClick}
    >
      {text}
    </button>
  );
  return (
    <div
      class="suggested-name"
      role="group"
      aria-label={t('Suggested name of cluster {0}', cluster)}
    >
      <Icon name="suggest" />
      <span class="tag">{t('suggested')}</span>
      <span class="suggested-text">
        <DatasetText text={name} />
      </span>
      <span class="suggested-actions">
        {button(t('Accept'), t('Accept “{0}”', name), () =>
          attempt(call('acceptNames', { clusters: [cluster] })),
        )}
        {button(t('Edit'), t('Edit “{0}”', name), props.onEdit)}
        {button(t('Reject'), t('Reject “{0}”', name), () =>
          attempt(call('rejectNames', { clusters: [cluster] })),
        )}
      </span>
    </div>
  );
}
