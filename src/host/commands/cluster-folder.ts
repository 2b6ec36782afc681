import * as vscode from 'vscode';
import { commandIds } from '../ids.ts';

/** Clusters all files with rows in a folder that the person chooses, as one set. */
export async function clusterFolder(): Promise<void> {
  const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [folder] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Cluster all files with rows in a folder'),
      openLabel: vscode.l10n.t('Cluster folder'),
      canSelectFiles: false,
      canSelectFolders: true,
      ...(defaultUri && { defaultUri }),
    })) ?? [];
  if (folder !== undefined) await vscode.commands.executeCommand(commandIds.cluster, folder);
}
