import * as vscode from 'vscode';
import type { Services } from '../services.ts';

const file = 'instructions.jsonl';

/**
 * Opens a copy of the sample that comes with the extension, in a folder where clusters and splits may be written beside
 * it. The copy is made once, so that what the person did with it is there again.
 */
export async function openSample({ extension, storage }: Services): Promise<void> {
  const copy = vscode.Uri.joinPath(storage, 'sample', file);
  if (!(await exists(copy))) {
    await vscode.workspace.fs.copy(vscode.Uri.joinPath(extension, 'samples', file), copy);
  }
  await vscode.window.showTextDocument(copy, { preview: false });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
