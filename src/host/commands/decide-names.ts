import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** Accepts or rejects the name that was suggested for a cluster; without one, all that were suggested. */
export async function decideNames(
  services: Services,
  argument: unknown,
  cluster: unknown,
  decision: 'accept' | 'reject',
): Promise<void> {
  const { file } = await resultFor(services, sourceFor(services, argument));
  const { suggestions } = services;
  const open = suggestions.of(file).map(suggested => suggested.cluster);
  if (open.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No names are suggested.'));
    return;
  }
  const chosen = typeof cluster === 'number' ? [cluster] : open;
  await suggestions[decision](file, chosen);
}
