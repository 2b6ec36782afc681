import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Cluster } from '../../shared/contract.ts';
import { termRatio } from './measure-text.ts';
import { format } from '../../shared/page-format.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';

/** The key terms of a cluster, each with how many times as often it stands there as elsewhere. */
export function TermList({ terms }: { readonly terms: Cluster['terms'] }): VNode {
  return (
    <ul class="terms" aria-label={t('Key terms')}>
      {terms.map(term => (
        <TermItem key={term.term} term={term} />
      ))}
    </ul>
  );
}

function TermItem({ term }: { readonly term: Cluster['terms'][number] }): VNode {
  const { share, rest } = term;
  const ratio = termRatio(term, format);
  const title =
    share === undefined || rest === undefined
      ? undefined
      : t('In {0} of its rows and {1} of the others', format.percent(share), format.percent(rest));
  return (
    <li title={title}>
      <DatasetText text={term.term} />
      {ratio !== undefined && (
        <span class="term-ratio">
          {' '}
          {ratio}
          <span class="sr-only"> {t('as often as elsewhere')}</span>
        </span>
      )}
    </li>
  );
}
