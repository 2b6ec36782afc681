import * as vscode from 'vscode';
import { extensionPrefix } from '../ids.ts';
import { readSetting } from '../settings/settings.ts';

const name = 'decorations.enabled';

/** Turns the setting over, where it is set: in the workspace if it is set there, else for the user. */
export async function toggleDecorations(): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(extensionPrefix);
  const target =
    configuration.inspect(name)?.workspaceValue === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await configuration.update(name, !readSetting(name), target);
}
