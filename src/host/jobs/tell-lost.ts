import * as vscode from 'vscode';
import type { CuratedView } from '../../core/curate/curated-view.ts';
import { commandIds } from '../ids.ts';

/** Says that some of a person's changes did not find their rows or clusters in a new clustering. */
export function tellLost({ lost }: CuratedView): void {
  if (lost.length === 0) return;
  const show = vscode.l10n.t('Show history');
  void vscode.window
    .showWarningMessage(
      vscode.l10n.t(
        'Some of your changes could not be carried over to the new clusters: {0}. The history lists them.',
        lost.length,
      ),
      show,
    )
    .then(choice => {
      if (choice === show) void vscode.commands.executeCommand(commandIds.history);
    });
}
