import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { runFolderOf } from '../settings/folders.ts';
import { sourceFor } from './command-source.ts';
import { sourceName } from '../files/source-name.ts';

/** Deletes the run of a file, also a damaged one, after asking. */
export async function clear(services: Services, argument: unknown): Promise<void> {
  const source = sourceFor(services, argument);
  const file = services.files.of(source);
  if (file.activity.kind === 'running') {
    throw new HumanError(
      'running',
      vscode.l10n.t('The file is being worked on. Cancel that first.'),
    );
  }
  const folder = file.result?.folder ?? runFolderOf(source);
  if (!(await confirm(source, folder))) return;
  await services.worker.call('clear', { folder });
  file.setResult(undefined);
}

async function confirm(source: vscode.Uri, folder: string): Promise<boolean> {
  const go = vscode.l10n.t('Delete clusters');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the clusters of {0}?', sourceName(source)),
    {
      modal: true,
      detail: vscode.l10n.t(
        'The run in {0} is deleted. The file itself and files written by a split stay as they are.',
        folder,
      ),
    },
    go,
  );
  return choice === go;
}
