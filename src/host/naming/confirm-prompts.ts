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
  const question = vscode.l10n.t(
    'Ask {0} for names of clusters: {1}?',
    chat,
    formatNumber(clusters),
  );
  const characters = prompts.reduce((sum, prompt) => sum + prompt.length, 0);
  const detail = vscode.l10n.t(
    'Sent are key terms and the beginnings of up to 5 instructions of each cluster: {0} characters in requests: {1}. Names are only suggested; no name of yours is replaced.',
    formatNumber(characters),
    formatNumber(prompts.length),
  );
  const choice = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail },
    send,
    show,
  );
  if (choice !== show) return choice === send;
  const title = vscode.l10n.t('Text for {0}', chat);
  await documents.show(title, prompts.join('\n'));
  const doNot = vscode.l10n.t('Do not send');
  return (await vscode.window.showWarningMessage(question, send, doNot)) === send;
}
