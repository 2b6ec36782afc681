import * as vscode from 'vscode';
import { revealInFile } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { oneCluster } from './pick-clusters.ts';
import { rowBeside } from './step-in-cluster.ts';

/** Lets the person choose a cluster and goes to its first row. */
export async function goToCluster(services: Services, argument: unknown): Promise<void> {
  const { result } = await resultFor(services, sourceFor(services, argument));
  const chosen = await oneCluster(result.run, undefined, vscode.l10n.t('Go to cluster'));
  if (chosen === undefined) return;
  services.panel.focusCluster(chosen.id);
  const first = rowBeside(result.lines, chosen.id, undefined, 'next');
  if (first !== undefined) await revealInFile(services, first.part.uri, first.line);
}
