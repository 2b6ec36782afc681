import * as vscode from 'vscode';
import type { HistoryItem } from '../../core/curate/curated-view.ts';
import { editText } from '../../protocol/edit-text.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

interface EntryItem extends vscode.QuickPickItem {
  /** Undefined where one cannot go back to it. */
  readonly entry?: number;
}

/** Lists what was changed, the last on top; choosing an entry goes back or forth to it. */
export async function history(services: Services, argument: unknown): Promise<void> {
  const { file } = await resultFor(services, sourceFor(services, argument));
  const items = await services.curation.history(file);
  const chosen = await vscode.window.showQuickPick(entryItems(items), {
    title: vscode.l10n.t('History of changes'),
    placeHolder: vscode.l10n.t('Choose the change to go back to'),
    matchOnDescription: true,
  });
  if (chosen?.entry !== undefined) await services.curation.goTo(file, chosen.entry);
}

function entryItems(items: readonly HistoryItem[]): EntryItem[] {
  const start = items.findLastIndex(item => item.kind === 'clustering' || item.state === 'past');
  const current = items.findLastIndex(item => item.kind === 'edit' && item.state === 'done');
  const entries = items.map((item, at) => itemOf(item, at === current));
  const beginning: EntryItem = {
    label: `$(${current < 0 ? 'arrow-right' : 'circle-outline'}) ${vscode.l10n.t('Before all of these changes')}`,
    entry: 0,
  };
  return [...entries.slice(0, start + 1), beginning, ...entries.slice(start + 1)].toReversed();
}

function itemOf(item: HistoryItem, current: boolean): EntryItem {
  if (item.kind === 'clustering') {
    const lost = item.lost.map(({ cluster, name, rows }) =>
      rows > 0
        ? vscode.l10n.t('{0} rows', formatNumber(rows))
        : name === ''
          ? vscode.l10n.t('Cluster {0}', cluster)
          : name,
    );
    const label = `$(type-hierarchy) ${vscode.l10n.t('The file was clustered again')}`;
    if (lost.length === 0) return { label, description: timeOf(item.at) };
    const detail = vscode.l10n.t('Not carried over: {0}', lost.join(', '));
    return { label, description: timeOf(item.at), detail };
  }
  const { edit, state } = item;
  const icon = current ? 'arrow-right' : state === 'undone' ? 'discard' : 'circle-outline';
  const label = `$(${icon}) ${editText(edit, vscode.l10n.t, formatNumber)}`;
  const undone = state === 'undone' ? ` · ${vscode.l10n.t('undone')}` : '';
  const shown = { label, description: `${timeOf(edit.at)}${undone}` };
  return state === 'past' ? shown : { ...shown, entry: edit.id };
}

function timeOf(at: string): string {
  return new Date(at).toLocaleString(vscode.env.language);
}
