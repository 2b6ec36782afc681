import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { clusterItems, idsIn } from './pick-clusters.ts';

/** Makes clusters one, which is the largest of them: those that are given, or that the person chooses when they are fewer than two. */
export async function merge(services: Services, argument: unknown, given: unknown): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const ids = idsIn(given);
  const items = clusterItems(result.run).map(item => ({
    ...item,
    picked: ids.includes(item.cluster.id),
  }));
  const chosen =
    ids.length > 1
      ? items.filter(({ picked }) => picked)
      : await vscode.window.showQuickPick(items, {
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
