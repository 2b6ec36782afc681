import * as vscode from 'vscode';
import type { DownloadProgress } from '../../core/embed/hub/download-model.ts';
import type { Progress, Stage } from '../../core/progress.ts';

/** Such as "Embedding · 12,000 of 50,000 rows · 2,100 rows/s · 18 s left". */
export function progressText(progress: Progress): string {
  const parts = [stageName(progress.stage)];
  if (progress.unit === 'rows') parts.push(...rowParts(progress));
  if (progress.remainingSeconds !== undefined) {
    parts.push(vscode.l10n.t('{0} left', duration(progress.remainingSeconds)));
  }
  return parts.join(' · ');
}

/** Such as "58.8 MB of 140.0 MB · 2.1 MB/s · 39 s left". */
export function downloadText({ done, total, rate, remainingSeconds }: DownloadProgress): string {
  const parts = [vscode.l10n.t('{0} of {1}', megabytes(done), megabytes(total))];
  if (rate > 0) parts.push(`${megabytes(rate)}/s`);
  if (remainingSeconds !== undefined) {
    parts.push(vscode.l10n.t('{0} left', duration(remainingSeconds)));
  }
  return parts.join(' · ');
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(vscode.env.language, { maximumFractionDigits: 0 }).format(value);
}

/** Such as `118.3 MB`. */
export function megabytes(bytes: number): string {
  const options = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${(bytes / 1e6).toLocaleString(vscode.env.language, options)} MB`;
}

function rowParts({ done, total, rate }: Progress): string[] {
  const count = vscode.l10n.t('{0} of {1} rows', formatNumber(done), formatNumber(total));
  return rate > 0 ? [count, vscode.l10n.t('{0} rows/s', formatNumber(rate))] : [count];
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60
    ? vscode.l10n.t('{0} s', whole)
    : vscode.l10n.t('{0} min {1} s', Math.floor(whole / 60), whole % 60);
}

function stageName(stage: Stage): string {
  switch (stage) {
    case 'scan':
      return vscode.l10n.t('Reading the file');
    case 'embed':
      return vscode.l10n.t('Embedding');
    case 'project':
      return vscode.l10n.t('Projecting');
    case 'cluster':
      return vscode.l10n.t('Clustering');
    case 'describe':
      return vscode.l10n.t('Finding key terms');
    case 'save':
      return vscode.l10n.t('Saving');
    case 'split':
      return vscode.l10n.t('Writing files');
    case 'verify':
      return vscode.l10n.t('Verifying');
    case 'layout':
      return vscode.l10n.t('Laying out the map');
    case 'place':
      return vscode.l10n.t('Placing the other texts');
  }
}
