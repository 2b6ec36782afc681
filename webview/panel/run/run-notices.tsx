import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { DoneState } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import { usePanel } from '../panel-context.ts';
import { format } from '../../shared/page-format.ts';
import { totalsSentence } from '../split/split-totals.ts';
import { Icon } from '../../shared/icon.tsx';
import { LinkButton } from '../../shared/link-button.tsx';
import { SuggestionsNotice } from '../curate/suggestions-notice.tsx';

/** What has happened since the run: lines that changed, names that were suggested, files that were written. */
export function RunNotices({ state }: { readonly state: DoneState }): VNode {
  const { call, attempt } = usePanel();
  const { stale, split } = state;
  return (
    <div role="status">
      {stale > 0 && (
        <div class="notice warning">
          <Icon name="warning" />
          <p>
            {counted.stale(stale, format)}{' '}
            <LinkButton onClick={() => attempt(call('cluster', undefined))}>
              {t('Cluster again')}
            </LinkButton>
          </p>
        </div>
      )}
      <SuggestionsNotice state={state} />
      {split && (
        <div class="notice success">
          <Icon name="check" />
          <p>
            {t('Split into {0} and verified:', counted.files(split.files.length, format))}{' '}
            {totalsSentence(split, format)}.{' '}
            <LinkButton
              title={split.out}
              onClick={() => attempt(call('openSplitFolder', undefined))}
            >
              {t('Open folder')}
            </LinkButton>
          </p>
        </div>
      )}
    </div>
  );
}
