import * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { clusterItems } from './pick-clusters.ts';

/** Drops the cluster that is given; otherwise shows which clusters are dropped, to be changed. */
export async function drop(services: Services, argument: unknown, id: unknown): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  if (typeof id === 'number') {
    await services.curation.edit(file, { kind: 'drop', clusters: [id] });
    return;
  }
  const items = clusterItems(result.run).map(item => ({ ...item, picked: item.cluster.dropped }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Drop clusters'),
    placeHolder: vscode.l10n.t('Tick what a split is to put into _dropped.jsonl'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  const ticked = new Set(chosen.map(({ cluster }) => cluster.id));
  const { clusters } = result.run;
  await change(
    services,
    file,
    'drop',
    clusters.filter(c => !c.dropped && ticked.has(c.id)),
  );
  await change(
    services,
    file,
    'restore',
    clusters.filter(c => c.dropped && !ticked.has(c.id)),
  );
}

async function change(
  { curation }: Services,
  file: ClusteredFile,
  kind: 'drop' | 'restore',
  clusters: readonly CuratedCluster[],
): Promise<void> {
  if (clusters.length === 0) return;
  await curation.edit(file, { kind, clusters: clusters.map(({ id }) => id) });
}
