import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { DoneState } from '../../shared/contract.ts';
import { format } from '../../shared/page-format.ts';
import { usePanel } from '../panel-context.ts';
import { Icon } from '../../shared/icon.tsx';
import { LinkButton } from '../../shared/link-button.tsx';

/** How many names are suggested; all of them can be accepted or rejected at once. */
export function SuggestionsNotice({ state }: { readonly state: DoneState }): VNode | null {
  const { call, attempt } = usePanel();
  const clusters = state.suggested.map(({ cluster }) => cluster);
  if (clusters.length === 0) return null;
  return (
    <div class="notice">
      <Icon name="suggest" />
      <p>
        {t('Suggested names: {0}', format.count(clusters.length))}{' '}
        <LinkButton onClick={() => attempt(call('acceptNames', { clusters }))}>
          {t('Accept all')}
        </LinkButton>
        <LinkButton onClick={() => attempt(call('rejectNames', { clusters }))}>
          {t('Reject all')}
        </LinkButton>
      </p>
    </div>
  );
}
