import * as vscode from 'vscode';
import { hostOf } from '../../core/embed/endpoint/endpoint-place.ts';
import { HumanError } from '../../core/errors.ts';
import type { MeaningQuery } from '../../core/explore/search-meaning.ts';
import { mayAlwaysSend } from '../jobs/confirm-sending.ts';
import type { Services } from '../services.ts';
import { engineFor, type FileEngine } from '../settings/model-setting.ts';

/**
 * What embeds the text that is looked for. It leaves the machine only when the person has agreed.
 * @throws HumanError `not-agreed`, or as `engineFor`
 */
export async function searchEngine(
  services: Services,
  source: vscode.Uri,
  query: MeaningQuery,
): Promise<FileEngine> {
  const engine = await engineFor(source, services);
  const { model } = engine;
  if (model.kind !== 'endpoint' || 'row' in query || mayAlwaysSend(services, model)) return engine;
  const host = hostOf(model);
  const send = vscode.l10n.t('Send');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('Send the text that is looked for to {0}?', host),
    { modal: true, detail: vscode.l10n.t('The model that embeds it runs there.') },
    send,
  );
  if (choice === send) return engine;
  throw new HumanError('not-agreed', vscode.l10n.t('Nothing was sent to {0}.', host));
}
