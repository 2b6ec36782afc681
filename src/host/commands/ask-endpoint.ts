import * as vscode from 'vscode';
import { hostOf, parseEndpoint } from '../../core/embed/endpoint/endpoint-place.ts';
import type { Services } from '../services.ts';
import { keyName } from '../settings/endpoint-key.ts';
import { askText } from './ask-text.ts';

/**
 * Asks for the address and the model of an endpoint, and for its key, which is kept.
 * @param check throws a HumanError that says what is wrong
 * @returns both as a setting has them; undefined when the person left
 */
export async function askEndpoint(
  { secrets }: Services,
  example: string,
  check: (text: string) => boolean,
): Promise<string | undefined> {
  const prompt = vscode.l10n.t('Address, # and model, such as {0}', example);
  const endpoint = await askText(vscode.l10n.t('Endpoint'), prompt, check);
  if (endpoint === undefined) return undefined;
  const host = hostOf(parseEndpoint(endpoint));
  const key = await vscode.window.showInputBox({
    title: vscode.l10n.t('Key for {0}', host),
    prompt: vscode.l10n.t(
      'Kept in the secret storage and sent to this host alone. Leave it empty if it needs none.',
    ),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return undefined;
  if (key === '') await secrets.delete(keyName(host));
  else await secrets.store(keyName(host), key);
  return endpoint;
}
