import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { keyName } from '../settings/endpoint-key.ts';

/** Why a key is asked for: nobody knows yet, the server wants one, or it refused the one it got. */
export type KeyReason = 'first' | 'wanted' | 'refused';

/**
 * Asks for the key of a host and keeps it in the secret storage; one that is kept can stay.
 * @returns whether to go on
 */
export async function askKey(
  { secrets }: Services,
  host: string,
  reason: KeyReason,
): Promise<boolean> {
  const title = vscode.l10n.t('Key for {0}', host);
  const kept = await secrets.get(keyName(host));
  if (kept !== undefined && reason === 'first') {
    const use = vscode.l10n.t('Use the key that is kept');
    const none = vscode.l10n.t('No key');
    const items = [use, vscode.l10n.t('Another key…'), none];
    const chosen = await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true });
    if (chosen === none) await secrets.delete(keyName(host));
    if (chosen === undefined || chosen === use || chosen === none) return chosen !== undefined;
  }
  const key = await vscode.window.showInputBox({
    title,
    prompt: promptFor(reason, host),
    password: true,
    ignoreFocusOut: true,
  });
  if (key === undefined) return false;
  if (key.trim() === '') await secrets.delete(keyName(host));
  else await secrets.store(keyName(host), key.trim());
  return true;
}

function promptFor(reason: KeyReason, host: string): string {
  switch (reason) {
    case 'first':
      return vscode.l10n.t(
        'Kept in the secret storage and sent to this host alone. Leave it empty if it needs none.',
      );
    case 'wanted':
      return vscode.l10n.t('{0} wants a key. It is kept in the secret storage.', host);
    case 'refused':
      return vscode.l10n.t('{0} refused the key. Give another one.', host);
  }
}
