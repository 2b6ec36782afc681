import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { clusterName } from '../list/cluster-name.ts';
import type { Cluster, ComparedSide } from '../../shared/contract.ts';
import { format } from '../../shared/page-format.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { SampleRow } from './sample-row.tsx';
import { Swatch } from '../../shared/swatch.tsx';

export interface ComparedColumnProps {
  readonly side: ComparedSide;
  readonly cluster: Cluster;
}

/** What one of two clusters has that the other has not, and its rows that are nearly of the other. */
export function ComparedColumn({ side, cluster }: ComparedColumnProps): VNode {
  return (
    <section class="compared-side">
      <h3>
        <Swatch cluster={side.cluster} /> <DatasetText text={clusterName(cluster)} />
      </h3>
      <h4>{t('More often here')}</h4>
      {side.terms.length === 0 && <p class="no-match">{t('No term tells it apart.')}</p>}
      <ul class="compared-terms">
        {side.terms.map(({ term, share, other }) => (
          <li key={term}>
            <DatasetText text={term} />{' '}
            <span class="term-ratio">
              {t('{0} against {1}', format.wholePercent(share), format.wholePercent(other))}
            </span>
          </li>
        ))}
      </ul>
      <h4>{t('Nearest to the other')}</h4>
      {side.border.length === 0 && (
        <p class="no-match">{t('The other one is the second-nearest of no row.')}</p>
      )}
      <ol class="samples">
        {side.border.map(({ row }) => (
          <SampleRow key={row.row} sample={row} />
        ))}
      </ol>
    </section>
  );
}
