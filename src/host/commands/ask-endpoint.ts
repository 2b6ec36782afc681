import * as vscode from 'vscode';
import {
  endpointUrl,
  hostOf,
  isLocal,
  parseEndpoint,
} from '../../core/embed/endpoint/endpoint-place.ts';
import { HumanError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { keyName } from '../settings/endpoint-key.ts';
import { askKey } from './ask-key.ts';
import { back, pickOrType, type Choice, type Typed } from './pick-or-type.ts';

/** What an endpoint is wanted for: some of the models of a server embed, the others chat. */
export type EndpointUse = 'embed' | 'chat';

const embedding = /embed|bge|e5|gte|minilm|nomic|jina|arctic|mxbai/i;

/** Servers that people have, and where they are unless that was changed. */
const usualServers = [
  ['Ollama', 'http://localhost:11434/v1'],
  ['llama.cpp', 'http://localhost:8080/v1'],
  ['vLLM', 'http://localhost:8000/v1'],
  ['LM Studio', 'http://localhost:1234/v1'],
  ['OpenAI', 'https://api.openai.com/v1'],
] as const;

/**
 * Asks for the address of a server, its key, which is kept, and one of its models.
 * @returns address, # and model, as a setting has them; undefined when the person left
 */
export async function askEndpoint(
  services: Services,
  use: EndpointUse,
): Promise<string | undefined> {
  const address = await askAddress();
  if (address === undefined) return undefined;
  const { url } = address.includes('#') ? parseEndpoint(address) : { url: address };
  const host = hostOf({ url });
  if (!isLocal({ url }) && !(await askKey(services, host, 'first'))) return undefined;
  if (address.includes('#')) return address;
  const models = await modelsAt(services, url);
  if (models === undefined) return undefined;
  const model = await askModel(host, models, use);
  return model === undefined ? undefined : `${url}#${model}`;
}

async function askAddress(): Promise<string | undefined> {
  const choices = usualServers.map(([label, value]) => ({
    ...{ label, value, description: value },
    detail: isLocal({ url: value })
      ? vscode.l10n.t('if it runs on this machine')
      : vscode.l10n.t('over the internet; needs a key and charges for what is sent'),
  }));
  const answer = await pickOrType<string>({
    title: vscode.l10n.t('Endpoint'),
    placeholder: vscode.l10n.t('Choose a server, or type its address'),
    choices,
    current: undefined,
    parse: typedAddress,
  });
  return answer === undefined || answer === back ? undefined : answer.value;
}

/** A mere host has its endpoint where nearly all have it. */
function typedAddress(text: string): Typed<string> {
  const choice = (value: string): Choice<string> => ({ label: value, value });
  const [address = '', model = ''] = text.split('#');
  const url = endpointUrl(address);
  if (url === undefined) {
    return {
      problem: vscode.l10n.t('Type an address such as {0}', 'http://localhost:11434/v1'),
    };
  }
  const whole = new URL(url).pathname === '/' ? `${url}/v1` : url;
  return choice(model === '' ? whole : `${whole}#${model}`);
}

/** None when the server does not say; undefined when the person left. */
async function modelsAt(services: Services, url: string): Promise<readonly string[] | undefined> {
  const { secrets } = services;
  const host = hostOf({ url });
  for (;;) {
    const key = await secrets.get(keyName(host));
    try {
      return await listed(services, { url, ...(key === undefined ? {} : { key }) });
    } catch (error) {
      if (!(error instanceof HumanError)) throw error;
      if (error.code !== 'endpoint-key') {
        void vscode.window.showWarningMessage(error.message);
        return [];
      }
      if (!(await askKey(services, host, key === undefined ? 'wanted' : 'refused'))) {
        return undefined;
      }
    }
  }
}

async function listed(
  { worker }: Services,
  place: { readonly url: string; readonly key?: string },
): Promise<readonly string[] | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Asking {0} which models it has', hostOf(place)),
      cancellable: true,
    },
    async (_, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const outcome = await worker.call('listModels', { place }, { signal: abort.signal });
      return outcome.status === 'done' ? outcome.value : undefined;
    },
  );
}

async function askModel(
  host: string,
  models: readonly string[],
  use: EndpointUse,
): Promise<string | undefined> {
  const fits = (model: string): boolean => embedding.test(model) === (use === 'embed');
  const sorted = [...models.filter(fits), ...models.filter(model => !fits(model))];
  const choice = (model: string): Choice<string> => ({ label: model, value: model });
  const answer = await pickOrType<string>({
    title: vscode.l10n.t('Model at {0}', host),
    placeholder:
      sorted.length > 0
        ? vscode.l10n.t('Choose a model, or type its name')
        : vscode.l10n.t('Type the name of the model'),
    choices: sorted.map(choice),
    current: undefined,
    parse: choice,
  });
  return answer === undefined || answer === back ? undefined : answer.value;
}
