import * as vscode from 'vscode';
import { editText } from '../../protocol/edit-text.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

const shownMs = 5000;

/** Takes back the last change about the clusters, or makes it again. */
export async function undoChange(
  services: Services,
  argument: unknown,
  direction: 'undo' | 'redo',
): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const edit = result.curated[direction];
  if (edit === undefined) {
    tell(
      direction === 'undo'
        ? vscode.l10n.t('There is no change of the clusters to undo.')
        : vscode.l10n.t('There is no change of the clusters to redo.'),
    );
    return;
  }
  await services.curation[direction](file);
  const text = editText(edit, vscode.l10n.t, formatNumber);
  tell(
    direction === 'undo' ? vscode.l10n.t('Undone: {0}', text) : vscode.l10n.t('Redone: {0}', text),
  );
}

function tell(text: string): void {
  void vscode.window.setStatusBarMessage(text, shownMs);
}
