import * as vscode from 'vscode';
import { hostOf } from '../../core/embed/endpoint/endpoint-place.ts';
import { HumanError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { engineFor } from '../settings/model-setting.ts';

/**
 * Asks an endpoint for the vector of one letter, so that what is wrong with it is known before it is needed.
 * @returns undefined when it did not answer and the person wants it all the same
 */
export async function tryEndpoint(
  services: Services,
  named: string,
): Promise<{ readonly dimensions: number } | 'unwanted' | undefined> {
  const { model: place } = await engineFor(services.active.current, services, named);
  if (place.kind !== 'endpoint') return undefined;
  const { worker } = services;
  try {
    const outcome = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Asking {0} for the vector of one letter', hostOf(place)),
        cancellable: true,
      },
      (_, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        return worker.call('tryEndpoint', { place }, { signal: abort.signal });
      },
    );
    return outcome.status === 'done' ? { dimensions: outcome.value } : 'unwanted';
  } catch (error) {
    if (!(error instanceof HumanError)) throw error;
    return (await wantedAnyway(error.message)) ? undefined : 'unwanted';
  }
}

async function wantedAnyway(problem: string): Promise<boolean> {
  const anyway = vscode.l10n.t('Use it anyway');
  const detail = vscode.l10n.t('No text of yours was sent.');
  const answer = await vscode.window.showWarningMessage(problem, { modal: true, detail }, anyway);
  return answer === anyway;
}
