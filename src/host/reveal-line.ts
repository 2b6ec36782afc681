import * as vscode from 'vscode';

/**
 * Shows a line (0-based) of a file in the editor, where it is open already or else in the first
 * column. Works for files too large for extensions as well, which have no `TextEditor`.
 */
export async function revealLine(source: vscode.Uri, line: number): Promise<void> {
  const options: vscode.TextDocumentShowOptions = {
    selection: new vscode.Range(line, 0, line, 0),
    viewColumn: columnOf(source) ?? vscode.ViewColumn.One,
  };
  await vscode.commands.executeCommand('vscode.open', source, options);
}

function columnOf(source: vscode.Uri): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(group =>
    group.tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === source.toString(),
    ),
  )?.viewColumn;
}
