import { basename } from 'node:path';
import * as vscode from 'vscode';
import { isRowFile } from '../../core/dataset/forms/file-set.ts';
import { HumanError } from '../../core/errors.ts';

const namedFiles = 5;

/**
 * What can be clustered of what is selected in the explorer: folders, and files that have rows by their names.
 * The person is told of the others.
 * @throws HumanError `no-rows-selected` when there is nothing
 */
export async function selectedFiles(selected: readonly vscode.Uri[]): Promise<vscode.Uri[]> {
  const kept: vscode.Uri[] = [];
  const others: string[] = [];
  for (const uri of selected) {
    if (uri.scheme === 'file' && (isRowFile(basename(uri.fsPath)) || (await isFolder(uri)))) {
      kept.push(uri);
    } else others.push(basename(uri.path));
  }
  if (kept.length === 0) {
    throw new HumanError(
      'no-rows-selected',
      vscode.l10n.t('None of what is selected has rows: select files such as data.jsonl.'),
    );
  }
  if (others.length > 0) {
    const named = others.slice(0, namedFiles).join(', ');
    void vscode.window.showWarningMessage(
      others.length > namedFiles
        ? vscode.l10n.t(
            'Left out, since they hold no rows: {0} and {1} more',
            named,
            others.length - namedFiles,
          )
        : vscode.l10n.t('Left out, since they hold no rows: {0}', named),
    );
  }
  return kept;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    return (type & vscode.FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
