import * as vscode from 'vscode';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { someClusters } from './pick-clusters.ts';

/** Marks clusters as reviewed or not: those that are given, or one that the person is asked for. */
export async function review(
  services: Services,
  argument: unknown,
  given: unknown,
  reviewed: boolean,
): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const title = vscode.l10n.t('Reviewed clusters');
  const clusters = await someClusters(result.run, given, title);
  if (clusters.length === 0) return;
  const ids = clusters.map(({ id }) => id);
  await services.curation.edit(file, { kind: 'review', clusters: ids, reviewed });
}
