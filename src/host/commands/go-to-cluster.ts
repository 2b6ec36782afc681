import * as vscode from 'vscode';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { oneCluster } from './pick-clusters.ts';

/** Lets the person choose a cluster and goes to its first row. */
export async function goToCluster(services: Services, argument: unknown): Promise<void> {
  const source = sourceFor(services, argument);
  const { result } = await resultFor(services, source);
  const chosen = await oneCluster(result.run, undefined, vscode.l10n.t('Go to cluster'));
  if (chosen === undefined) return;
  services.panel.focusCluster(chosen.id);
  const { lines } = result;
  const line = lines.range(0, lines.linesOnDisk + 1).indexOf(chosen.id);
  if (line >= 0) await revealLine(services, source, line);
}
