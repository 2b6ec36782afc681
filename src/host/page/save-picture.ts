import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';

/**
 * Asks where to save a picture that shows something of a file.
 * @param name of the picture, behind that of the file, such as `map.png`
 * @returns whether it was saved
 */
export async function savePicture(
  source: vscode.Uri,
  name: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const { fsPath } = source;
  const format = name.slice(name.lastIndexOf('.') + 1);
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.file(join(dirname(fsPath), `${basename(fsPath)}.${name}`)),
    filters: { [format.toUpperCase()]: [format] },
  });
  if (target === undefined) return false;
  await vscode.workspace.fs.writeFile(target, bytes);
  return true;
}
