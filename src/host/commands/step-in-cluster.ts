import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** Goes to the next or previous row of the cluster that the cursor's line belongs to. */
export async function stepInCluster(
  services: Services,
  direction: 'next' | 'previous',
): Promise<void> {
  const source = sourceFor(services, undefined);
  const { result } = await resultFor(services, source);
  const editor = editorOf(source);
  const { cluster } = result.lines.at(editor.selection.active.line) ?? {};
  if (cluster === undefined) {
    throw new HumanError('no-cluster', vscode.l10n.t('This line belongs to no cluster.'));
  }
  const line = result.lines.neighbour(
    cluster,
    editor.selection.active.line,
    direction,
    editor.document.lineCount,
  );
  if (line === undefined) {
    void vscode.window.setStatusBarMessage(
      vscode.l10n.t('This is the only row of cluster {0}.', cluster),
      5000,
    );
    return;
  }
  await revealLine(source, line);
}

/** @throws HumanError `no-editor`, also for a file too large for extensions */
function editorOf(source: vscode.Uri): vscode.TextEditor {
  const editor = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === source.toString(),
  );
  if (editor !== undefined) return editor;
  throw new HumanError(
    'no-editor',
    vscode.l10n.t(
      'This needs the file in an editor. If it is open and too large for extensions, use the panel.',
    ),
  );
}
