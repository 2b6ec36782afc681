import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { ProgressBar } from '../../shared/progress-bar.tsx';
import { Welcome } from '../../shared/welcome.tsx';
import { format } from '../../shared/page-format.ts';
import { progressFacts, progressShare, stageTitle } from '../../shared/stages.ts';
import type { Progress } from '../contract.ts';

export interface MakingViewProps {
  readonly file: string;
  /** undefined until the first report, and when the map is there already and only loads */
  readonly progress: Progress | undefined;
  readonly onCancel: () => void;
}

export function MakingView({ file, progress, onCancel }: MakingViewProps): VNode {
  if (progress === undefined) {
    return (
      <p class="waiting" role="status">
        {t('Loading the map…')}
      </p>
    );
  }
  const title = stageTitle(progress.stage);
  return (
    <Welcome icon="map" title={t('Making the map')} file={file}>
      <p>{t('Similar texts are put together. The map is kept, so this is done once.')}</p>
      <div class="making">
        <p role="status">{title}</p>
        <ProgressBar label={title} share={progressShare(progress)} />
        <p class="facts">{progressFacts(progress, format).join(' · ')}</p>
      </div>
      <button type="button" class="button secondary" onClick={onCancel}>
        {t('Cancel')}
      </button>
    </Welcome>
  );
}
