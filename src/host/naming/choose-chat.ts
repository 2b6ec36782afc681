import * as vscode from 'vscode';
import { hostOf, parseEndpoint } from '../../core/embed/endpoint/endpoint-place.ts';
import type { ChatPlace } from '../../core/naming/ask-chat.ts';
import { askEndpoint } from '../commands/ask-endpoint.ts';
import type { Services } from '../services.ts';
import { keyName } from '../settings/endpoint-key.ts';
import { readSetting, writeSetting } from '../settings/settings.ts';

/** Who is asked for names. */
export type ChosenChat =
  | { readonly kind: 'editor'; readonly model: vscode.LanguageModelChat }
  | { readonly kind: 'endpoint'; readonly place: ChatPlace };

type Item = vscode.QuickPickItem & { readonly choose: () => Promise<ChosenChat | undefined> };

/** Lets the person choose a language model; undefined when they leave. */
export async function chooseChat(
  services: Services,
  source: vscode.Uri,
): Promise<ChosenChat | undefined> {
  const endpoint = readSetting('nameModel', source);
  const models = await vscode.lm.selectChatModels();
  const items = [
    ...models.map(editorItem),
    ...(endpoint === '' ? [] : [endpointItem(services, endpoint)]),
    newEndpointItem(services, source),
  ];
  const chosen = await vscode.window.showQuickPick<Item>(items, {
    title: vscode.l10n.t('Suggest names: choose a language model'),
    placeHolder: vscode.l10n.t('Nothing is sent before you have seen what'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.choose();
}

/** As a person knows it. */
export function chatName(chat: ChosenChat): string {
  if (chat.kind === 'editor') return `${chat.model.name} (${chat.model.vendor})`;
  return `${hostOf(chat.place)} (${chat.place.model})`;
}

function editorItem(model: vscode.LanguageModelChat): Item {
  return {
    label: model.name,
    description: model.vendor,
    detail: vscode.l10n.t('A language model of VS Code, which may ask for your consent'),
    choose: () => Promise.resolve({ kind: 'editor', model }),
  };
}

function endpointItem(services: Services, endpoint: string): Item {
  const { model } = parseEndpoint(endpoint);
  return {
    label: model,
    description: hostOf(parseEndpoint(endpoint)),
    detail: vscode.l10n.t('The endpoint of the setting {0}', 'instructionClusters.nameModel'),
    choose: () => withKey(services, endpoint),
  };
}

function newEndpointItem(services: Services, source: vscode.Uri): Item {
  return {
    label: vscode.l10n.t('Endpoint…'),
    detail: vscode.l10n.t(
      'A server that speaks /v1/chat/completions: Ollama, llama.cpp, vLLM, OpenAI',
    ),
    choose: async () => {
      const endpoint = await askEndpoint(services, 'chat');
      if (endpoint === undefined) return undefined;
      await writeSetting('nameModel', endpoint, source);
      return withKey(services, endpoint);
    },
  };
}

async function withKey({ secrets }: Services, endpoint: string): Promise<ChosenChat> {
  const place = parseEndpoint(endpoint);
  const key = await secrets.get(keyName(hostOf(place)));
  return { kind: 'endpoint', place: key === undefined ? place : { ...place, key } };
}
