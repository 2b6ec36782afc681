import * as vscode from 'vscode';
import { builtInModel } from '../../core/embed/built-in/built-in-model.ts';
import { parseModelName } from '../../core/embed/model-name.ts';
import { extensionPrefix } from '../ids.ts';
import { tryEndpoint } from '../jobs/try-endpoint.ts';
import { knownSpeed, measureSpeed, measureSpeedShown } from '../jobs/model-speed.ts';
import type { Services } from '../services.ts';
import { writeSetting } from '../settings/settings.ts';
import { modelItems, textsASecond, type ModelItem } from './model-items.ts';

/** Lets the person choose an embedding model, fetches what it needs, tries it, and writes the one setting. */
export async function chooseModel(services: Services): Promise<void> {
  const current = vscode.workspace
    .getConfiguration(extensionPrefix, services.active.current)
    .get('model', builtInModel);
  const chosen = await pickModel(services, current);
  const value = await chosen?.ask?.();
  if (value === undefined) return;
  const tried = await tryModel(services, value);
  if (tried === 'unwanted') return;
  await writeSetting('model', value, services.active.current);
  void vscode.window.showInformationMessage(chosenText(value, tried));
}

function chosenText(model: string, tried: Exclude<Tried, 'unwanted'>): string {
  if (typeof tried === 'number') {
    return vscode.l10n.t(
      'The embedding model is {0} now, with about {1} on this machine. It is used when a file is clustered.',
      model,
      textsASecond(tried),
    );
  }
  return tried === undefined
    ? vscode.l10n.t('The embedding model is {0} now. It is used when a file is clustered.', model)
    : vscode.l10n.t(
        'The embedding model is {0} now; it answers with vectors of {1} numbers. Texts are sent when a file is clustered, after a question.',
        model,
        tried.dimensions,
      );
}

/** The list; the speed of the built-in model is measured meanwhile when it never was. */
async function pickModel(services: Services, current: string): Promise<ModelItem | undefined> {
  const pick = vscode.window.createQuickPick<ModelItem>();
  const abort = new AbortController();
  const show = async (): Promise<void> => {
    const items = await modelItems(services, current);
    const [active] = pick.activeItems;
    pick.keepScrollPosition = active !== undefined;
    pick.items = items;
    const same = items.find(item =>
      active === undefined ? item.description !== undefined : item.label === active.label,
    );
    if (same !== undefined) pick.activeItems = [same];
  };
  pick.title = vscode.l10n.t('Choose embedding model');
  pick.placeholder = vscode.l10n.t('Now: {0}. Speeds were measured here.', current);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  try {
    await show();
    const answer = answerOf(pick);
    // Beside other work it would be measured too slow.
    if (knownSpeed(services, builtInModel) === undefined && !services.files.isAnyRunning) {
      measureSpeed(services, builtInModel, abort.signal).then(show, (error: unknown) =>
        services.log.warn(`The speed could not be measured: ${String(error)}`),
      );
    }
    return await answer;
  } finally {
    abort.abort();
    pick.dispose();
  }
}

function answerOf(pick: vscode.QuickPick<ModelItem>): Promise<ModelItem | undefined> {
  return new Promise(resolve => {
    pick.onDidAccept(() => resolve(pick.selectedItems[0]));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

/** Texts a second of a model that runs here, or what an endpoint has answered; `unwanted` after a failure. */
type Tried = number | { readonly dimensions: number } | 'unwanted' | undefined;

async function tryModel(services: Services, value: string): Promise<Tried> {
  switch (parseModelName(value).kind) {
    case 'built-in':
      return knownSpeed(services, value);
    case 'hub':
    case 'folder':
      return measureSpeedShown(services, value);
    case 'endpoint':
      return tryEndpoint(services, value);
    default:
      return undefined;
  }
}
