import { t } from '@vscode/l10n';
import type { Progress, Stage } from './contract.ts';
import type { Format } from './format.ts';

const clusterStages: readonly Stage[] = ['scan', 'embed', 'project', 'cluster', 'describe', 'save'];
const splitStages: readonly Stage[] = ['split', 'verify'];
const mapStages: readonly Stage[] = ['layout', 'place'];

export interface StageStep {
  readonly stage: Stage;
  readonly status: 'done' | 'current' | 'waiting';
}

/** All stages of the work that `current` is part of; before it has begun, those of a run. */
export function stageSteps(current: Stage | undefined): readonly StageStep[] {
  const of = (stages: readonly Stage[]): boolean =>
    current !== undefined && stages.includes(current);
  const stages = [splitStages, mapStages].find(of) ?? clusterStages;
  const at = current === undefined ? -1 : stages.indexOf(current);
  return stages.map((stage, index) => {
    const status = index < at ? 'done' : index === at ? 'current' : 'waiting';
    return { stage, status };
  });
}

export function stageTitle(stage: Stage): string {
  switch (stage) {
    case 'scan':
      return t('Read the file');
    case 'embed':
      return t('Embed the instructions');
    case 'project':
      return t('Project the vectors');
    case 'cluster':
      return t('Form the clusters');
    case 'describe':
      return t('Find key terms and sample rows');
    case 'save':
      return t('Save the run');
    case 'split':
      return t('Write the files');
    case 'verify':
      return t('Verify the files');
    case 'layout':
      return t('Lay out a sample of the texts');
    case 'place':
      return t('Place the other texts');
  }
}

/** How far a stage is, such as `12,400 of 50,000 rows`, `8,100 rows/s`, `5 sec left`. */
export function progressFacts(progress: Progress, format: Format): readonly string[] {
  const { unit, done, total, rate, remainingSeconds } = progress;
  const facts = [amount(progress, format)];
  if (done < total && rate > 0 && unit === 'rows') {
    facts.push(t('{0} rows/s', format.count(rate)));
  }
  if (done < total && rate > 0 && unit === 'bytes') facts.push(t('{0}/s', format.bytes(rate)));
  if (done < total && remainingSeconds !== undefined) {
    facts.push(t('{0} left', format.duration(remainingSeconds)));
  }
  return facts;
}

function amount({ unit, done, total }: Progress, format: Format): string {
  switch (unit) {
    case 'bytes':
      return t('{0} of {1}', format.bytes(done), format.bytes(total));
    case 'rows':
      return t('{0} of {1} rows', format.count(done), format.count(total));
    case 'steps':
      return t('Step {0} of {1}', format.count(done), format.count(total));
  }
}

/** 0 … 1; undefined when there is nothing to count. */
export function progressShare({ done, total }: Progress): number | undefined {
  return total > 0 ? Math.min(1, done / total) : undefined;
}
