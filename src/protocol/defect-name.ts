import { t } from '@vscode/l10n';
import type { RunCluster } from '../core/run/run.ts';

/** A sign of broken generations. */
export type Defect = NonNullable<RunCluster['suspicion']>['reasons'][number]['defect'];

export function defectName(defect: Defect): string {
  return {
    repetition: t('Repetition'),
    unfinished: t('Unfinished sentences'),
    template: t('Template leftovers'),
    garbled: t('Garbled characters'),
    scripts: t('Stray scripts'),
    empty: t('Empty outputs'),
    fields: t('Mixed-up fields'),
  }[defect];
}
