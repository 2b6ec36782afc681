import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { defectName, type Defect } from '../../../src/protocol/defect-name.ts';
import type { Cluster } from '../../shared/contract.ts';
import { format } from '../../shared/page-format.ts';
import { EvidenceList } from './evidence-list.tsx';
import { Icon } from '../../shared/icon.tsx';

export type Suspicion = NonNullable<Cluster['suspicion']>;

export interface SuspicionNoticeProps {
  readonly suspicion: Suspicion;
  /** Unique on the page. */
  readonly id: string;
  /** Changes when the rows may have. */
  readonly version: string;
}

/** Why a cluster is suggested to be dropped, with rows that show it. */
export function SuspicionNotice({ suspicion, id, version }: SuspicionNoticeProps): VNode {
  const { share, rest, reasons } = suspicion;
  const [open, setOpen] = useState<Defect>();
  const shown = reasons.find(({ defect }) => defect === open);
  const rowsId = `${id}-evidence`;
  return (
    <section class="suspicion" aria-label={t('Suggested drop')}>
      <p>
        <Icon name="warning" />
        {t(
          'This cluster looks like broken rows: {0} of those that were looked at, against {1} in the rest of the file. It is dropped only if you drop it.',
          format.wholePercent(share),
          format.percent(rest),
        )}
      </p>
      <ul class="reasons">
        {reasons.map(reason => (
          <li key={reason.defect}>
            <button
              type="button"
              class="reason"
              aria-expanded={reason.defect === open}
              aria-controls={reason.defect === open ? rowsId : undefined}
              title={t('Show rows that have it')}
              onClick={() => setOpen(reason.defect === open ? undefined : reason.defect)}
            >
              <Icon name="chevron" />
              {defectName(reason.defect)} {format.wholePercent(reason.share)}
              <span class="reason-rest">{t('elsewhere {0}', format.percent(reason.rest))}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown && (
        <div id={rowsId}>
          <EvidenceList key={shown.defect} rows={shown.rows} version={version} />
        </div>
      )}
    </section>
  );
}
