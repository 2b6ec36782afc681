import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Progress } from '../../shared/contract.ts';
import { format } from '../../shared/page-format.ts';
import { progressFacts, progressShare, stageTitle, type StageStep } from '../../shared/stages.ts';
import { Icon } from '../../shared/icon.tsx';
import { ProgressBar } from '../../shared/progress-bar.tsx';

export interface StageItemProps {
  readonly step: StageStep;
  readonly progress: Progress | undefined;
}

export function StageItem({ step, progress }: StageItemProps): VNode {
  const title = stageTitle(step.stage);
  const current = step.status === 'current' ? progress : undefined;
  return (
    <li class={`stage ${step.status}`} aria-current={current ? 'step' : undefined}>
      <StageMark status={step.status} />
      <span class="stage-title">
        {title}
        {step.status === 'done' && <span class="sr-only"> ({t('done')})</span>}
      </span>
      {current && (
        <div class="stage-progress">
          <ProgressBar label={title} share={progressShare(current)} />
          <ul class="facts">
            {progressFacts(current, format).map(fact => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}

function StageMark({ status }: { readonly status: StageStep['status'] }): VNode {
  if (status === 'done') return <Icon name="check" />;
  return <Icon name={status === 'current' ? 'current' : 'waiting'} />;
}
