import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** Accepts or rejects the names that were suggested for a cluster or several; without one, all that were suggested. */
export async function decideNames(
  services: Services,
  argument: unknown,
  clusters: unknown,
  decision: 'accept' | 'reject',
): Promise<void> {
  const { file } = await resultFor(services, sourceFor(services, argument));
  const { suggestions } = services;
  const open = suggestions.of(file).map(suggested => suggested.cluster);
  if (open.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No names are suggested.'));
    return;
  }
  const named: readonly unknown[] = Array.isArray(clusters) ? clusters : [clusters];
  const chosen = clusters === undefined ? open : open.filter(id => named.includes(id));
  await suggestions[decision](file, chosen);
}
