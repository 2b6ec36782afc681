import * as vscode from 'vscode';
import { isDownloaded } from '../../core/embed/hub-folder.ts';
import type { DownloadProgress } from '../../core/embed/hub/download-model.ts';
import type { HubModel } from '../../core/embed/hub/find-hub-model.ts';
import type { Services } from '../services.ts';
import { modelByHand, modelsFolder } from '../settings/model-setting.ts';
import { downloadText, megabytes } from './progress-text.ts';

/**
 * Downloads a model of the hub after telling its size and asking; does nothing when it is there.
 * @returns whether it is there now
 * @throws HumanError when the hub cannot be reached or has no such model
 */
export async function downloadHubModel(services: Services, id: string): Promise<boolean> {
  const { active, storage, worker } = services;
  const models = modelsFolder(storage);
  if (isDownloaded(models, id)) return true;
  const { dtype } = modelByHand(active.current);
  const { host, model } = await worker.call('findHubModel', { id, dtype });
  if (!(await agreed(host, model, models))) return false;
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Downloading {0}', id),
      cancellable: true,
    },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      let reached = 0;
      const onProgress = (update: DownloadProgress): void => {
        const percent = (100 * update.done) / Math.max(1, update.total);
        const message = downloadText(update);
        progress.report({ message, increment: Math.max(0, percent - reached) });
        reached = Math.max(reached, percent);
      };
      const request = { model, models };
      const outcome = await worker.call('downloadModel', request, {
        signal: abort.signal,
        onProgress,
      });
      return outcome.status === 'done';
    },
  );
}

async function agreed(host: string, model: HubModel, models: string): Promise<boolean> {
  const download = vscode.l10n.t('Download');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Download {0} ({1}) from {2}?', model.id, megabytes(model.bytes), host),
    {
      modal: true,
      detail: vscode.l10n.t(
        'It is kept in {0} and works offline from then on. A download that is cancelled goes on where it stopped.',
        models,
      ),
    },
    download,
  );
  return choice === download;
}
