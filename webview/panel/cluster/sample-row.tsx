import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { RowView } from '../../shared/contract.ts';
import { useOverflow } from '../../shared/use-overflow.ts';
import { usePanel } from '../panel-context.ts';
import { format } from '../../shared/page-format.ts';
import { placeOf, placeText } from '../../shared/place-text.ts';
import { ErrorNotice } from '../error-notice.tsx';
import { FieldList } from './field-list.tsx';
import { LinkButton } from '../../shared/link-button.tsx';

/** A row of a cluster: shortened, or in full when asked for. */
export function SampleRow({ sample }: { readonly sample: RowView }): VNode {
  const { call, attempt } = usePanel();
  const [full, setFull] = useState<RowView>();
  const [error, setError] = useState<unknown>();
  const fields = useRef<HTMLDivElement>(null);
  const overflows = useOverflow(fields, 'dd');
  const shortened = overflows || sample.fields.some(({ omitted }) => omitted > 0);

  const showFull = (): void => {
    setError(undefined);
    call('row', { row: sample.row }).then(setFull, setError);
  };
  return (
    <li class={full ? 'sample full' : 'sample'}>
      <div class="sample-head">
        <LinkButton
          title={t('Show this line in the editor')}
          onClick={() => attempt(call('reveal', { line: sample.line }))}
        >
          {placeText(sample)}
        </LinkButton>
        {sample.distance !== undefined && (
          <span
            class="sample-distance"
            title={t('1 − cosine to the centre of the cluster; 0 at the centre')}
          >
            {t('distance {0}', format.decimal(sample.distance))}
          </span>
        )}
        <LinkButton
          title={t('Show the rows nearest in meaning to this one')}
          onClick={() => attempt(call('exploreLike', { row: sample.row, ...placeOf(sample) }))}
        >
          {t('Rows like this one')}
        </LinkButton>
      </div>
      <div ref={fields}>
        <FieldList fields={(full ?? sample).fields} />
      </div>
      {error !== undefined && <ErrorNotice error={error} onRetry={showFull} />}
      {full && <LinkButton onClick={() => setFull(undefined)}>{t('Show less')}</LinkButton>}
      {!full && shortened && <LinkButton onClick={showFull}>{t('Show full row')}</LinkButton>}
    </li>
  );
}
