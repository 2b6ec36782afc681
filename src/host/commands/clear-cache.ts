import * as vscode from 'vscode';
import { megabytes } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';
import { cacheFolderOf } from '../settings/folders.ts';

/** Deletes the computed vectors of all files after asking. */
export async function clearCache({ active, worker, storage }: Services): Promise<void> {
  const folder = cacheFolderOf(active.current, storage);
  const bytes = await worker.call('cacheBytes', { folder });
  if (bytes === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The cache is empty.'));
    return;
  }
  if (!(await confirm(folder, bytes))) return;
  const freed = await worker.call('clearCache', { folder });
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} of computed vectors were deleted.', megabytes(freed)),
  );
}

async function confirm(folder: string, bytes: number): Promise<boolean> {
  const go = vscode.l10n.t('Delete vectors');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete {0} of computed vectors?', megabytes(bytes)),
    {
      modal: true,
      detail: vscode.l10n.t(
        'All files and windows share the vectors in {0}. Your files and their clusters stay as they are, and a run that is going on goes on; texts that are clustered later are embedded again.',
        folder,
      ),
    },
    go,
  );
  return choice === go;
}
