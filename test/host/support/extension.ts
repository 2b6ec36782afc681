import * as vscode from 'vscode';

const extensionId = 'instruction-clusters.instruction-clusters';

/** @throws Error when the workbench has not found the extension */
export function theExtension(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not installed.`);
  return extension;
}
