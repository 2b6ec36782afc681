import * as vscode from 'vscode';
import { builtInModel } from '../../core/embed/built-in-model.ts';
import { isDownloaded } from '../../core/embed/hub-folder.ts';
import { parseModelName } from '../../core/embed/model-name.ts';
import { modelPresets, type ModelPreset } from '../../core/embed/transformer/presets.ts';
import { extensionPrefix } from '../ids.ts';
import { downloadHubModel } from '../jobs/download-model.ts';
import type { Services } from '../services.ts';
import { modelsFolder } from '../settings/model-setting.ts';
import { writeSetting } from '../settings/settings.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { askText } from './ask-text.ts';

/** Answers the value of the setting; undefined when the person left. */
type Ask = () => Promise<string | undefined>;

const endpointExample = 'http://localhost:11434/v1#nomic-embed-text';

type Item = vscode.QuickPickItem & { readonly ask?: Ask };

/** Lets the person choose an embedding model, fetches what it needs, and writes the one setting. */
export async function chooseModel(services: Services): Promise<void> {
  const current = vscode.workspace
    .getConfiguration(extensionPrefix, services.active.current)
    .get<string>('model');
  const chosen = await vscode.window.showQuickPick<Item>(items(services, current), {
    title: vscode.l10n.t('Choose embedding model'),
    placeHolder: vscode.l10n.t('Now: {0}', current ?? builtInModel),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const value = await chosen?.ask?.();
  if (value === undefined) return;
  await writeSetting('model', value, services.active.current);
  void vscode.window.showInformationMessage(
    vscode.l10n.t('The embedding model is {0} now. It is used when a file is clustered.', value),
  );
}

function items(services: Services, current: string | undefined): Item[] {
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  return [
    {
      label: 'Universal Sentence Encoder multilingual v3',
      description: mark(current === builtInModel, vscode.l10n.t('built in, works offline')),
      detail: vscode.l10n.t('16 languages with Korean and English; the fastest of all'),
      ask: () => Promise.resolve(builtInModel),
    },
    separator(vscode.l10n.t('Hugging Face models')),
    ...modelPresets.map(preset => presetItem(services, preset, current)),
    {
      label: vscode.l10n.t('Another model of the Hugging Face hub…'),
      detail: vscode.l10n.t('by its id, such as {0}; it needs an ONNX file', 'owner/name'),
      ask: () => askHubModel(services),
    },
    {
      label: vscode.l10n.t('Folder with a model…'),
      detail: vscode.l10n.t('downloaded elsewhere or made by yourself; nothing is downloaded'),
      ask: askFolder,
    },
    separator(vscode.l10n.t('Other')),
    {
      label: vscode.l10n.t('Endpoint…'),
      detail: vscode.l10n.t(
        'a server that speaks /v1/embeddings: TEI, vLLM, Ollama, llama.cpp, OpenAI; texts leave this machine',
      ),
      ask: () =>
        askEndpoint(services, endpointExample, text => parseModelName(text).kind === 'endpoint'),
    },
    {
      label: vscode.l10n.t('Vectors in a field of the rows…'),
      detail: vscode.l10n.t('computed elsewhere, a list of numbers in every row'),
      ask: askField,
    },
    {
      label: vscode.l10n.t('Vectors in a .npy file…'),
      detail: vscode.l10n.t('computed elsewhere, a vector for every row'),
      ask: askNpy,
    },
  ];
}

function presetItem(services: Services, preset: ModelPreset, current: string | undefined): Item {
  const { id, languages, kind } = preset;
  const there = isDownloaded(modelsFolder(services.storage), id);
  const languageText =
    languages === 'english'
      ? vscode.l10n.t('English')
      : vscode.l10n.t('many languages with Korean and English');
  return {
    label: id,
    description: mark(
      current === id,
      there
        ? vscode.l10n.t('downloaded')
        : vscode.l10n.t('needs a download; its size is asked for first'),
    ),
    detail:
      kind === 'encoder'
        ? languageText
        : vscode.l10n.t('{0}; a language model, the mean of its last hidden state', languageText),
    ask: async () => ((await downloadHubModel(services, id)) ? id : undefined),
  };
}

function mark(isCurrent: boolean, text: string): string {
  return isCurrent ? `$(check) ${text}` : text;
}

async function askHubModel(services: Services): Promise<string | undefined> {
  const id = await askText(
    vscode.l10n.t('Id of the model, such as {0}', 'owner/name'),
    text => parseModelName(text).kind === 'hub',
  );
  if (id === undefined) return undefined;
  return (await downloadHubModel(services, id)) ? id : undefined;
}

async function askField(): Promise<string | undefined> {
  const prompt = vscode.l10n.t('Field with a list of numbers, such as {0}', 'embedding');
  const field = await askText(prompt, text => text !== '');
  return field === undefined ? undefined : `field:${field}`;
}

async function askFolder(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false })) ?? [];
  return folder?.fsPath;
}

async function askNpy(): Promise<string | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ filters: { NumPy: ['npy'] } })) ?? [];
  return file?.fsPath;
}
