import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { SampleKind } from '../../shared/contract.ts';

export interface SampleKindsProps {
  readonly kind: SampleKind;
  /** Unique on the page: the radio buttons of one cluster belong together. */
  readonly group: string;
  readonly onChange: (kind: SampleKind) => void;
}

export function SampleKinds({ kind, group, onChange }: SampleKindsProps): VNode {
  const choices: readonly (readonly [SampleKind, string, string])[] = [
    ['central', t('Central'), t('The rows nearest to the centre of the cluster')],
    ['varied', t('Varied'), t('Rows spread over the whole cluster')],
    ['far', t('Far'), t('The rows farthest from the centre: look here for what does not belong')],
    ['random', t('Random'), t('Rows drawn by chance: what the cluster is really like')],
  ];
  return (
    <fieldset class="segments">
      <legend class="sr-only">{t('Sample rows')}</legend>
      {choices.map(([choice, label, title]) => (
        <label key={choice} title={title}>
          <input
            type="radio"
            name={`${group}-samples`}
            checked={choice === kind}
            onChange={() => onChange(choice)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
