import * as vscode from 'vscode';
import { formatNumber } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';

/**
 * Tells what would be sent to a language model, shows it on request, and asks.
 * @param chat who is asked, as a person knows it
 * @param prompts what is sent, one text a request
 * @returns whether to go on
 */
export async function confirmPrompts(
  { prompts: documents }: Services,
  chat: string,
  clusters: number,
  prompts: readonly string[],
): Promise<boolean> {
  const send = vscode.l10n.t('Send');
  const show = vscode.l10n.t('Show text');
  const question =
    clusters === 1
      ? vscode.l10n.t('Ask {0} for a name for this cluster?', chat)
      : vscode.l10n.t('Ask {0} for names for {1} clusters?', chat, formatNumber(clusters));
  const characters = prompts.reduce((sum, prompt) => sum + prompt.length, 0);
  const detail = vscode.l10n.t(
    'Key terms and the beginnings of up to 5 instructions of each cluster are sent ({0} characters, requests: {1}). Names are only suggested; no name of yours is replaced.',
    formatNumber(characters),
    formatNumber(prompts.length),
  );
  const modal = { modal: true, detail };
  const choice = await vscode.window.showWarningMessage(question, modal, send, show);
  if (choice !== show) return choice === send;
  await documents.show(vscode.l10n.t('Text for {0}', chat), prompts.join('\n'));
  return confirmShown(question, send);
}

/** Asks while the person reads, for as long as that takes; a message would go away by itself. */
async function confirmShown(question: string, send: string): Promise<boolean> {
  const items = [send, vscode.l10n.t('Do not send')];
  const placeHolder = vscode.l10n.t('Look through the text and decide');
  const options = { title: question, placeHolder, ignoreFocusOut: true };
  return (await vscode.window.showQuickPick(items, options)) === send;
}
