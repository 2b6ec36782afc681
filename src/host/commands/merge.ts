import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { clusterItems } from './pick-clusters.ts';

/** Lets the person choose clusters, all of which become the largest of them. */
export async function merge(services: Services, argument: unknown): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const chosen = await vscode.window.showQuickPick(clusterItems(result.run), {
    title: vscode.l10n.t('Merge clusters'),
    placeHolder: vscode.l10n.t('Choose two clusters or more; the largest keeps its number'),
    canPickMany: true,
    matchOnDescription: true,
  });
  const clusters = chosen?.map(({ cluster }) => cluster.id) ?? [];
  const [into] = clusters;
  if (into === undefined || clusters.length < 2) return;
  await services.curation.edit(file, { kind: 'merge', clusters, into });
}
