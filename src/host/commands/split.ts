import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { PlannedFile, SplitPlan, SplitResult } from '../../core/split/split.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import { openFolder, planSplit, splitFile } from '../jobs/split-file.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** More clusters than this do not fit into a dialog. */
const listedClusters = 15;

export async function split(services: Services, argument: unknown): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const plan = await planSplit(services, file, result);
  if (!(await confirm(plan))) return;
  const written = await splitFile(services, file, result, plan.existing.length > 0);
  if (written !== undefined) await tellWritten(written);
}

async function confirm(plan: SplitPlan): Promise<boolean> {
  const replaces = plan.existing.length > 0;
  const go = replaces ? vscode.l10n.t('Replace the files') : vscode.l10n.t('Write the files');
  const message = replaces
    ? vscode.l10n.t('Replace {0} files in {1}?', plan.existing.length, plan.out)
    : vscode.l10n.t('Write {0} files to {1}?', plan.files.length, plan.out);
  const detail = listOf(plan.files);
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, go)) === go;
}

/** The first clusters, and everything that is no cluster. */
function listOf(files: readonly PlannedFile[]): string {
  const clusters = files.filter(({ kind }) => kind === 'cluster');
  const others = files.filter(({ kind }) => kind !== 'cluster');
  const more = clusters.length - listedClusters;
  return [
    ...clusters.slice(0, listedClusters).map(lineOf),
    ...(more > 0 ? [vscode.l10n.t('and {0} more clusters', more)] : []),
    ...others.map(lineOf),
  ].join('\n');
}

function lineOf({ file, rows }: PlannedFile): string {
  return vscode.l10n.t('{0}: {1} rows', file, formatNumber(rows));
}

async function tellWritten({ out, files, lines }: SplitResult): Promise<void> {
  const open = vscode.l10n.t('Open folder');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      '{0} lines were written to {1} files in {2}, and verified.',
      formatNumber(lines),
      files.length,
      basename(out),
    ),
    open,
  );
  if (choice === open) await openFolder(out);
}
