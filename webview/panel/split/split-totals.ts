import { t } from '@vscode/l10n';
import type { SplitPlan } from '../../shared/contract.ts';
import type { Format } from '../../shared/format.ts';

/** Lines of the input by where a split puts them. */
export interface SplitTotals {
  readonly kept: number;
  /** Kept rows that are not in the sample. */
  readonly leftOut: number;
  readonly dropped: number;
  readonly unclustered: number;
  readonly invalid: number;
  readonly lines: number;
}

export function totalsOf({
  files,
  lines,
  leftOut,
}: Pick<SplitPlan, 'files' | 'lines' | 'leftOut'>): SplitTotals {
  const rows = (kind: SplitPlan['files'][number]['kind']): number =>
    files.reduce((sum, file) => (file.kind === kind ? sum + file.rows : sum), 0);
  return {
    kept: rows('cluster') + rows('type') + rows('combined'),
    leftOut,
    dropped: rows('dropped'),
    unclustered: rows('unclustered'),
    invalid: rows('invalid'),
    lines,
  };
}

/** Whether every line of the input is in exactly one part. */
export function addsUp(totals: SplitTotals): boolean {
  const { kept, leftOut, dropped, unclustered, invalid, lines } = totals;
  return kept + leftOut + dropped + unclustered + invalid === lines;
}

/** The sum a person can check: `kept 1,840 + dropped 160 + invalid 0 = 2,000 lines`. */
export function totalsSentence(totals: SplitTotals, format: Format): string {
  const { kept, leftOut, dropped, unclustered, invalid, lines } = totals;
  const parts = [t('kept {0}', format.count(kept))];
  if (leftOut > 0) parts.push(t('left out {0}', format.count(leftOut)));
  parts.push(t('dropped {0}', format.count(dropped)));
  if (unclustered > 0) parts.push(t('without a cluster {0}', format.count(unclustered)));
  parts.push(t('invalid {0}', format.count(invalid)));
  const sign = addsUp(totals) ? '=' : '≠';
  const whole = lines === 1 ? t('1 line') : t('{0} lines', format.count(lines));
  return `${parts.join(' + ')} ${sign} ${whole}`;
}
