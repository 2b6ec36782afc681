import * as vscode from 'vscode';
import { openDocument } from './jobs/read-lines.ts';
import { placeOfLine } from './files/run-files.ts';
import { isTooLargeForEditor } from './rows-view/too-large.ts';
import type { Services } from './services.ts';

/** Shows a line (0-based) of the run of a file or set, in the file that it is from; see `revealInFile`. */
export async function revealLine(
  services: Services,
  source: vscode.Uri,
  line: number,
): Promise<void> {
  const result = services.files.find(source)?.result;
  const place =
    result === undefined ? { uri: source, line } : placeOfLine({ source, ...result }, line);
  await revealInFile(services, place.uri, place.line);
}

/**
 * Shows a line (0-based) of a file where the file is open: in its editor or its rows view; else in the
 * first column, in the rows view when it is too large for the editor.
 */
export async function revealInFile(
  services: Services,
  file: vscode.Uri,
  line: number,
): Promise<void> {
  if (await belongsInRowsView(services, file)) await services.rows.show(file, line);
  else await revealInEditor(file, line);
}

async function belongsInRowsView(services: Services, file: vscode.Uri): Promise<boolean> {
  if (services.files.at(file)?.part.isText === false) return true;
  const view = services.rows.find(file);
  const inEditor = openDocument(file) !== undefined;
  if (view === undefined) return !inEditor && isTooLargeForEditor(services, file);
  return view.panel.active || !inEditor || columnOf(file) === undefined;
}

async function revealInEditor(file: vscode.Uri, line: number): Promise<void> {
  const options: vscode.TextDocumentShowOptions = {
    selection: new vscode.Range(line, 0, line, 0),
    viewColumn: columnOf(file) ?? vscode.ViewColumn.One,
  };
  await vscode.commands.executeCommand('vscode.open', file, options);
}

function columnOf(file: vscode.Uri): vscode.ViewColumn | undefined {
  return vscode.window.tabGroups.all.find(group =>
    group.tabs.some(
      ({ input }) =>
        input instanceof vscode.TabInputText && input.uri.toString() === file.toString(),
    ),
  )?.viewColumn;
}
