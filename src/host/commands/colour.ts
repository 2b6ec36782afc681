import * as vscode from 'vscode';
import { clusterColours } from '../../protocol/palette.ts';
import { colourIcon } from '../decorations/cluster-icon.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { oneCluster } from './pick-clusters.ts';

interface ColourItem extends vscode.QuickPickItem {
  /** Index of the palette; null for the colour of the cluster's number. */
  readonly colour: number | null;
}

/** Asks for a cluster, unless one is given, and for its colour. */
export async function colour(services: Services, argument: unknown, given: unknown): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const title = vscode.l10n.t('Colour of the cluster');
  const cluster = await oneCluster(result.run, given, title);
  if (cluster === undefined) return;
  const items = [null, ...clusterColours.keys()].map((index): ColourItem => {
    const label =
      index === null ? vscode.l10n.t('Its first colour') : vscode.l10n.t('Colour {0}', index + 1);
    const iconPath = colourIcon({ id: cluster.id, colour: index, dropped: false });
    const description = index === cluster.colour ? vscode.l10n.t('now') : '';
    return { label, iconPath, description, colour: index };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t('Choose a colour for cluster {0}', cluster.id),
  });
  if (chosen === undefined || chosen.colour === cluster.colour) return;
  const edit = { kind: 'colour', cluster: cluster.id, colour: chosen.colour } as const;
  await services.curation.edit(file, edit);
}
