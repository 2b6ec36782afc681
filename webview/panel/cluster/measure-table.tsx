import { t } from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import type { Cluster } from '../../shared/contract.ts';
import { positionsText } from './measure-text.ts';
import { format } from '../../shared/page-format.ts';
import { LanguageBar } from './language-bar.tsx';

/** What is measured of a cluster. A run of an earlier version has fewer lines. */
export function MeasureTable({ cluster }: { readonly cluster: Cluster }): VNode {
  const { tightness, duplicates, positions, profile } = cluster;
  const sampled =
    profile && t('Measured on {0} of its rows, drawn evenly', format.count(profile.rows));
  return (
    <dl class="measures">
      <Measure
        name={t('Tightness')}
        title={t('Mean cosine of the rows to the centre of the cluster; 1 when all are alike')}
      >
        {format.decimal(tightness)}
      </Measure>
      {duplicates !== undefined && (
        <Measure
          name={t('Duplicates')}
          title={t('Rows whose text occurs more than once in the file')}
        >
          {format.percent(duplicates)}
        </Measure>
      )}
      {profile && (
        <>
          <Measure name={t('Instruction')} title={sampled}>
            {characters(profile.instructionLength)}
          </Measure>
          <Measure name={t('Output')} title={sampled}>
            {profile.outputLength === null ? t('none found') : characters(profile.outputLength)}
          </Measure>
          <Measure name={t('Language')} title={sampled} wide>
            <LanguageBar languages={profile.languages} />
          </Measure>
        </>
      )}
      {positions && (
        <Measure
          name={t('In the file')}
          title={t('How its rows are spread from the first line of the file to the last')}
        >
          {positionsText(positions, format)}
        </Measure>
      )}
    </dl>
  );
}

interface MeasureProps {
  readonly name: string;
  readonly title: string | undefined;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

function Measure({ name, title, wide = false, children }: MeasureProps): VNode {
  return (
    <div class={wide ? 'measure wide' : 'measure'} title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function characters(length: number): string {
  return t('{0} characters', format.count(length));
}
