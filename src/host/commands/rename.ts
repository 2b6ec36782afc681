import * as vscode from 'vscode';
import { longestName } from '../../core/curate/edit.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { oneCluster } from './pick-clusters.ts';

/** Asks for a cluster, unless one is given, and for its name. */
export async function rename(
  services: Services,
  argument: unknown,
  cluster: unknown,
): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const title = vscode.l10n.t('Rename cluster');
  const chosen = await oneCluster(result.run, cluster, title);
  if (chosen === undefined) return;
  const terms = chosen.terms.slice(0, 3).map(({ term }) => term);
  const name = await vscode.window.showInputBox({
    title,
    value: chosen.name,
    placeHolder: terms.join(', '),
    prompt: vscode.l10n.t('Name of cluster {0}; empty for its key terms', chosen.id),
    validateInput: text =>
      text.length > longestName ? vscode.l10n.t('At most {0} characters', longestName) : undefined,
  });
  if (name === undefined || name.trim() === chosen.name) return;
  await services.curation.edit(file, { kind: 'rename', cluster: chosen.id, name });
}
