import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { Preview, Progress } from '../../shared/contract.ts';
import { usePanel } from '../panel-context.ts';
import { stageSteps, stageTitle } from '../../shared/stages.ts';
import { Button } from '../../shared/toolkit.tsx';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Loading } from '../loading.tsx';
import { PreviewList } from './preview-list.tsx';
import { StageItem } from './stage-item.tsx';

export interface RunningViewProps {
  readonly file: string;
  /** undefined until the first stage reports */
  readonly progress: Progress | undefined;
  readonly preview: Preview | undefined;
}

export function RunningView({ file, progress, preview }: RunningViewProps): VNode {
  const { call, attempt } = usePanel();
  const splitting = progress?.stage === 'split' || progress?.stage === 'verify';
  return (
    <section class="running" aria-labelledby="running-title">
      <h1 id="running-title">{splitting ? t('Splitting') : t('Clustering')}</h1>
      <p class="welcome-file">
        <DatasetText text={file} dir="ltr" />
      </p>
      <ol class="stages">
        {stageSteps(progress?.stage).map(step => (
          <StageItem key={step.stage} step={step} progress={progress} />
        ))}
      </ol>
      {progress === undefined ? (
        <Loading text={t('Starting…')} />
      ) : (
        // Only the stage is announced: numbers change too often to be listened to.
        <p class="sr-only" role="status">
          {stageTitle(progress.stage)}
        </p>
      )}
      <Button appearance="secondary" onClick={() => attempt(call('cancel', undefined))}>
        {t('Cancel')}
      </Button>
      {preview !== undefined && <PreviewList preview={preview} />}
    </section>
  );
}
