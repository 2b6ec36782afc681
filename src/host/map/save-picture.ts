import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** Asks where to save a picture of the map; answers whether it was saved. */
export async function savePicture(source: vscode.Uri, png: Uint8Array): Promise<boolean> {
  const { fsPath } = source;
  const name = `${basename(fsPath)}.map.png`;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(dirname(fsPath), name)),
    filters: { PNG: ['png'] },
  });
  if (target === undefined) return false;
  await vscode.workspace.fs.writeFile(target, png);
  return true;
}
