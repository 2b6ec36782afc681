import { access } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { applyToFile } from '../jobs/apply-to-file.ts';
import { runFile } from '../jobs/restore-run.ts';
import type { Services } from '../services.ts';
import { runFolderOf } from '../settings/folders.ts';
import { resultFor, saveFirst, showLargeFile, sourceFor } from './command-source.ts';
import { sourceName } from '../files/source-name.ts';

/**
 * Gives the rows of another file to the clusters of this one, and shows that file.
 * @param other the file, when it need not be asked for
 * @param limit the distance beyond which rows get no cluster, `null` for none, when it need not be asked for
 */
export async function applyClusters(
  services: Services,
  argument: unknown,
  other?: unknown,
  limit?: unknown,
): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const target = other instanceof vscode.Uri ? other : await askFile(file.source);
  if (target === undefined || !(await saveFirst(services, target))) return;
  const unlike =
    typeof limit === 'number' || limit === null ? limit : await askLimit(services, result.folder);
  if (unlike === undefined || !(await mayReplace(target))) return;
  services.active.set(target);
  await showLargeFile(services, target);
  const applied = await applyToFile(services, result, target, unlike);
  if (applied) await vscode.commands.executeCommand('vscode.open', target);
}

async function askFile(source: vscode.Uri): Promise<vscode.Uri | undefined> {
  const [chosen] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Apply the clusters of {0} to another file', sourceName(source)),
      openLabel: vscode.l10n.t('Apply clusters'),
      defaultUri: vscode.Uri.file(dirname(source.fsPath)),
      filters: { JSONL: ['jsonl', 'ndjson'] },
    })) ?? [];
  return chosen;
}

interface LimitChoice extends vscode.QuickPickItem {
  readonly limit: number | null | 'typed';
}

/** The distance beyond which rows get no cluster, `null` for none; undefined when the person leaves. */
async function askLimit({ worker }: Services, folder: string): Promise<number | null | undefined> {
  const suggested = (await worker.call('suggestedLimit', { folder })).toFixed(2);
  const choices: readonly LimitChoice[] = [
    {
      label: vscode.l10n.t('Give every row the nearest cluster'),
      detail: vscode.l10n.t('However far it is'),
      limit: null,
    },
    {
      label: vscode.l10n.t('Leave out rows farther than {0}', suggested),
      detail: vscode.l10n.t(
        '99.5% of the clustered rows are nearer to the centre of their cluster',
      ),
      limit: Number(suggested),
    },
    { label: vscode.l10n.t('Another limit…'), limit: 'typed' },
  ];
  const choice = await vscode.window.showQuickPick(choices, {
    title: vscode.l10n.t('Rows that are unlike every cluster'),
    ignoreFocusOut: true,
  });
  return choice?.limit === 'typed' ? typeLimit(suggested) : choice?.limit;
}

async function typeLimit(suggested: string): Promise<number | undefined> {
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Rows that are unlike every cluster'),
    prompt: vscode.l10n.t('Rows farther than this from every cluster get none, 0 to 2'),
    value: suggested,
    ignoreFocusOut: true,
    validateInput: typed =>
      isLimit(typed) ? undefined : vscode.l10n.t('Give a number from 0 to 2.'),
  });
  return text === undefined ? undefined : Number(text);
}

function isLimit(text: string): boolean {
  const value = Number(text);
  return text.trim() !== '' && value >= 0 && value <= 2;
}

/** Asks when the file has clusters of its own. */
async function mayReplace(target: vscode.Uri): Promise<boolean> {
  const folder = runFolderOf(target);
  const free = await access(join(folder, runFile)).then(
    () => false,
    () => true,
  );
  if (free) return true;
  const go = vscode.l10n.t('Replace the clusters');
  const message = vscode.l10n.t('{0} has clusters already.', sourceName(target));
  const detail = vscode.l10n.t('The run in {0} is replaced.', folder);
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, go)) === go;
}
