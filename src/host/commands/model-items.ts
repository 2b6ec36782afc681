import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { builtInModel } from '../../core/embed/built-in/built-in-model.ts';
import { hubFolder, isDownloaded } from '../../core/embed/hub-folder.ts';
import { parseModelName, type ModelName } from '../../core/embed/model-name.ts';
import { modelPresets, type ModelPreset } from '../../core/embed/transformer/presets.ts';
import { downloadHubModel } from '../jobs/download-model.ts';
import { knownSpeed } from '../jobs/model-speed.ts';
import { formatNumber, megabytes } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';
import { modelsFolder } from '../settings/model-setting.ts';
import { askEndpoint } from './ask-endpoint.ts';
import { askHubModel, askModelFolder, askNpyFile, askVectorField } from './ask-model.ts';

/** A model in the list. */
export interface ModelItem extends vscode.QuickPickItem {
  /** Answers the value of the setting; undefined when the person left. */
  readonly ask?: () => Promise<string | undefined>;
}

/** Every kind of model, with what it is, its languages, size and speed, and whether it needs a download. */
export async function modelItems(services: Services, current: string): Promise<ModelItem[]> {
  const marked = (kind: ModelName['kind']): { readonly description?: string } =>
    mark(kindOf(current) === kind, current);
  const presets = await Promise.all(
    modelPresets.map(preset => presetItem(services, preset, current)),
  );
  return [
    separator(vscode.l10n.t('Built in')),
    builtInItem(services, current),
    separator(vscode.l10n.t('Hugging Face models')),
    ...presets,
    {
      label: vscode.l10n.t('Another model of the Hugging Face hub…'),
      ...(modelPresets.some(({ id }) => id === current) ? {} : marked('hub')),
      detail: vscode.l10n.t('by its id, such as {0}; it needs an ONNX file', 'owner/name'),
      ask: () => askHubModel(services),
    },
    {
      label: vscode.l10n.t('Folder with a model…'),
      ...marked('folder'),
      detail: vscode.l10n.t('downloaded elsewhere or made by yourself; nothing is downloaded'),
      ask: askModelFolder,
    },
    separator(vscode.l10n.t('Other')),
    {
      label: vscode.l10n.t('Endpoint…'),
      ...marked('endpoint'),
      detail: vscode.l10n.t(
        'a server that speaks /v1/embeddings: Ollama, llama.cpp, vLLM, TEI, OpenAI; it gets the texts, after a question',
      ),
      ask: () => askEndpoint(services, 'embed'),
    },
    {
      label: vscode.l10n.t('Vectors in a field of the rows…'),
      ...marked('field'),
      detail: vscode.l10n.t('computed elsewhere, a list of numbers in every row'),
      ask: askVectorField,
    },
    {
      label: vscode.l10n.t('Vectors in a .npy file…'),
      ...marked('npy'),
      detail: vscode.l10n.t('computed elsewhere, a vector for every row'),
      ask: askNpyFile,
    },
  ];
}

/** Undefined for what somebody wrote into the settings by hand and what names no model. */
function kindOf(model: string): ModelName['kind'] | undefined {
  try {
    return parseModelName(model).kind;
  } catch {
    return undefined;
  }
}

function separator(label: string): ModelItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function builtInItem(services: Services, current: string): ModelItem {
  return {
    label: 'Universal Sentence Encoder multilingual v3',
    ...mark(current === builtInModel),
    detail: detailOf(
      services,
      builtInModel,
      vscode.l10n.t('no download'),
      vscode.l10n.t('embedding model'),
      vscode.l10n.t('Korean, English, 14 others'),
    ),
    ask: () => Promise.resolve(builtInModel),
  };
}

async function presetItem(
  services: Services,
  { id, kind, languages, megabytes: size }: ModelPreset,
  current: string,
): Promise<ModelItem> {
  const models = modelsFolder(services.storage);
  const download = isDownloaded(models, id)
    ? vscode.l10n.t('downloaded, {0}', megabytes(await bytesIn(hubFolder(models, id))))
    : `$(cloud-download) ${vscode.l10n.t('about {0} MB', formatNumber(size))}`;
  return {
    label: id,
    ...mark(current === id),
    detail: detailOf(
      services,
      id,
      download,
      kind === 'encoder' ? vscode.l10n.t('embedding model') : vscode.l10n.t('language model'),
      languages === 'english'
        ? vscode.l10n.t('English')
        : vscode.l10n.t('Korean, English and others'),
    ),
    ask: async () => ((await downloadHubModel(services, id)) ? id : undefined),
  };
}

/** @param what is chosen, where the label does not say it */
function mark(isCurrent: boolean, what = vscode.l10n.t('now')): { readonly description?: string } {
  return isCurrent ? { description: `$(check) ${what}` } : {};
}

/** What its download takes, what it is, its languages, and how fast it is if that is known. */
function detailOf(services: Services, model: string, ...parts: readonly string[]): string {
  const known = knownSpeed(services, model);
  return [...parts, ...(known === undefined ? [] : [textsASecond(known)])].join(' · ');
}

/** Such as `1,200 texts/s`; further digits change from one measurement to the next. */
export function textsASecond(value: number): string {
  return vscode.l10n.t('{0} texts/s', formatNumber(Number(value.toPrecision(2))));
}

async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = await Promise.all(names.map(name => stat(join(folder, name))));
  return files.reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}
