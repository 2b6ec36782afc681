import * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { clusterItems, idsIn } from './pick-clusters.ts';

/**
 * Drops the clusters that are given, or restores them when all of them are dropped; otherwise shows
 * which clusters are dropped, to be changed.
 */
export async function drop(services: Services, argument: unknown, given: unknown): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const clusters = clustersOf(result, given);
  if (clusters.length === 0) {
    await chooseDropped(services, file, result);
    return;
  }
  const kept = clusters.filter(({ dropped }) => !dropped);
  if (kept.length > 0) await change(services, file, 'drop', kept);
  else await change(services, file, 'restore', clusters);
}

/** Restores the clusters that are given; otherwise as `drop`. */
export async function restore(
  services: Services,
  argument: unknown,
  given: unknown,
): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const clusters = clustersOf(result, given);
  if (clusters.length === 0) await chooseDropped(services, file, result);
  else await change(services, file, 'restore', clusters);
}

function clustersOf({ run }: FileResult, given: unknown): readonly CuratedCluster[] {
  const ids = idsIn(given);
  return run.clusters.filter(({ id }) => ids.includes(id));
}

async function chooseDropped(
  services: Services,
  file: ClusteredFile,
  { run }: FileResult,
): Promise<void> {
  const items = clusterItems(run).map(item => ({ ...item, picked: item.cluster.dropped }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Drop clusters'),
    placeHolder: vscode.l10n.t('Tick what a split is to put into the file {0}', '_dropped'),
    canPickMany: true,
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  const ticked = new Set(chosen.map(({ cluster }) => cluster.id));
  const { clusters } = run;
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
