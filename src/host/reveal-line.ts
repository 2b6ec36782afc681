import * as vscode from 'vscode';
import { openDocument } from './jobs/read-lines.ts';
import { areLinesOfFile } from './files/row-lines.ts';
import { isTooLargeForEditor } from './rows-view/too-large.ts';
import type { Services } from './services.ts';

/**
 * Shows a line (0-based) of a file where the file is open: in its editor or its rows view; else in the
 * first column, in the rows view when it is too large for the editor.
 */
export async function revealLine(
  services: Services,
  source: vscode.Uri,
  line: number,
): Promise<void> {
  if (await belongsInRowsView(services, source)) await services.rows.show(source, line);
  else await revealInEditor(source, line);
}

async function belongsInRowsView(services: Services, source: vscode.Uri): Promise<boolean> {
  const run = services.files.find(source)?.result?.run;
  if (run !== undefined && !areLinesOfFile(run)) return true;
  const view = services.rows.find(source);
  const inEditor = openDocument(source) !== undefined;
  if (view === undefined) return !inEditor && isTooLargeForEditor(services, source);
  return view.panel.active || !inEditor || columnOf(source) === undefined;
}

async function revealInEditor(source: vscode.Uri, line: number): Promise<void> {
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
