import * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import { outcomeOf, type Outcome } from '../../core/progress.ts';
import type { ClusterCard } from '../../core/naming/cluster-card.ts';
import { languageOfRows } from '../../core/naming/naming-language.ts';
import { namingPrompts } from '../../core/naming/naming-prompt.ts';
import {
  suggestNames as askForNames,
  type SuggestedName,
} from '../../core/naming/suggest-names.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import { chatName, chooseChat, type ChosenChat } from '../naming/choose-chat.ts';
import { confirmPrompts } from '../naming/confirm-prompts.ts';
import { editorChat } from '../naming/editor-chat.ts';
import type { Services } from '../services.ts';
import { readSetting } from '../settings/settings.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** Asks a language model for names of the clusters that are given, or of all that have none. */
export async function suggestNames(
  services: Services,
  argument: unknown,
  chosen: unknown,
): Promise<void> {
  const source = sourceFor(services, argument);
  const { file, result } = await resultFor(services, source);
  const unnamed = unnamedClusters(result.run.clusters, chosen);
  if (unnamed.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('All of these clusters have names, which stay as they are.'),
    );
    return;
  }
  const chat = await chooseChat(services, source);
  if (chat === undefined) return;
  const asked = { folder: result.folder, run: result.run.id, clusters: unnamed };
  const cards = await services.worker.call('clusterCards', asked);
  const language = languageFor(source);
  const prompts = namingPrompts(cards, language);
  if (!(await confirmPrompts(services, chatName(chat), cards.length, prompts))) return;
  const kept: Promise<void>[] = [];
  const outcome = await ask(services, chat, cards, language, names => {
    kept.push(services.suggestions.add(file, result.run.clusters, names));
  }).finally(() => Promise.all(kept));
  if (outcome.status === 'done') await tell(services, cards.length, outcome.value.length);
}

/** Ids, the largest cluster first. */
function unnamedClusters(clusters: readonly CuratedCluster[], chosen: unknown): number[] {
  const wanted = Array.isArray(chosen) && chosen.length > 0 ? new Set<unknown>(chosen) : undefined;
  return clusters
    .filter(({ id, name }) => name === '' && wanted?.has(id) !== false)
    .toSorted((a, b) => b.rows - a.rows || a.id - b.id)
    .map(({ id }) => id);
}

function languageFor(source: vscode.Uri): string {
  return readSetting('nameLanguage', source) === 'rows' ? languageOfRows : vscode.env.language;
}

function ask(
  services: Services,
  chat: ChosenChat,
  cards: readonly ClusterCard[],
  language: string,
  keep: (names: readonly SuggestedName[]) => void,
): Promise<Outcome<readonly SuggestedName[]>> {
  const title = vscode.l10n.t('Asking {0} for names', chatName(chat));
  const location = vscode.ProgressLocation.Notification;
  const shown = vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const { signal } = abort;
      const onNamed = (names: readonly SuggestedName[], asked: number): void => {
        keep(names);
        const message = `${formatNumber(asked)} / ${formatNumber(cards.length)}`;
        progress.report({ message, increment: (100 * names.length) / cards.length });
      };
      if (chat.kind === 'editor') {
        const model = editorChat(chat.model);
        return outcomeOf(signal, () => askForNames(cards, language, model, signal, onNamed));
      }
      return services.worker.call(
        'suggestNames',
        { cards, language, chat: chat.place },
        { signal, onProgress: ({ names, asked }) => onNamed(names, asked) },
      );
    },
  );
  return Promise.resolve(shown);
}

async function tell({ panel }: Services, clusters: number, named: number): Promise<void> {
  const text = vscode.l10n.t(
    'Names suggested for {0} of {1} clusters. Accept or change them in the panel.',
    formatNumber(named),
    formatNumber(clusters),
  );
  if (panel.isShown) {
    void vscode.window.showInformationMessage(text);
    return;
  }
  const show = vscode.l10n.t('Show panel');
  const choice = await vscode.window.showInformationMessage(text, show);
  if (choice === show) panel.show();
}
