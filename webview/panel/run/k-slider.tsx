import { t } from '@vscode/l10n';
import type { TargetedEvent, VNode } from 'preact';
import type { DoneState, OfferedCut } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import type { KChoiceState } from './use-k-choice.ts';
import { cutText, kText } from './k-text.ts';
import { format } from '../../shared/page-format.ts';
import { Button } from '../../shared/toolkit.tsx';
import { KCurve } from './k-curve.tsx';

export interface KSliderProps {
  readonly state: DoneState;
  readonly choice: KChoiceState;
  /** What the slider stands at, where it is known. */
  readonly cut: OfferedCut | undefined;
}

/** The number of clusters as a slider under the curve it is chosen by. */
export function KSlider({ state, choice, cut }: KSliderProps): VNode {
  const { run, recut } = state;
  const { k, drafting } = choice;
  const offered = run.silhouettes.map(point => point.k);
  const pending = recut && t('Changing to {0}…', counted.clusters(k, format));
  const valueOf = (event: TargetedEvent<HTMLInputElement>): number =>
    Number(event.currentTarget.value);
  return (
    <section class="k-choice" aria-labelledby="k-title">
      <div class="k-head">
        <h2 id="k-title">{t('Number of clusters')}</h2>
        <output class="k-value">{format.count(k)}</output>
        <p class={pending === undefined ? 'k-note' : 'k-note k-pending'} aria-hidden="true">
          {drafting ? cutText(cut, format) : pending}
        </p>
        {run.automaticK !== null && !drafting && (
          <Button appearance="secondary" onClick={() => choice.commit('auto')}>
            {t('Automatic: {0}', format.count(run.automaticK))}
          </Button>
        )}
      </div>
      <div class="k-track" title={t('Silhouette: how clearly rows belong to one cluster, −1 to 1')}>
        <KCurve silhouettes={run.silhouettes} k={k} automaticK={run.automaticK} />
        <input
          type="range"
          class="k-slider"
          min={Math.min(...offered)}
          max={Math.max(...offered, run.k)}
          step={1}
          value={k}
          aria-label={t('Number of clusters')}
          aria-valuetext={kText(run, k, format)}
          onInput={event => choice.draft(valueOf(event))}
          onChange={event => choice.commit(valueOf(event))}
        />
      </div>
      <p class="sr-only" role="status">
        {pending}
      </p>
    </section>
  );
}
