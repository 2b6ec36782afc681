import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { counted } from '../../shared/counted.ts';
import type { Preview } from '../../shared/contract.ts';
import { format } from '../../shared/page-format.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Icon } from '../../shared/icon.tsx';
import { Swatch } from '../../shared/swatch.tsx';

/** Clusters of a sample, to look at while those of the file are found. */
export function PreviewList({ preview }: { readonly preview: Preview }): VNode {
  const { rows, clusters } = preview;
  return (
    <section class="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">
        <Icon name="waiting" />
        {t('Preview')}
      </h2>
      <p class="preview-note" role="status">
        {t(
          'These are clusters of {0} drawn from the file. Those of the whole file will be others, with other numbers and colours.',
          counted.rows(rows, format),
        )}
      </p>
      <ol class="preview-clusters">
        {clusters.map(({ id, rows: own, terms, samples }) => (
          <li key={id} class="preview-cluster">
            <p class="preview-head">
              <Swatch cluster={id} />
              <span class="cluster-terms">
                <DatasetText text={terms.join(', ')} />
              </span>
              <span class="cluster-share">{format.percent(rows > 0 ? own / rows : 0)}</span>
            </p>
            <ul>
              {samples.map((text, index) => (
                <li key={index} class="preview-sample">
                  <DatasetText text={text} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}
