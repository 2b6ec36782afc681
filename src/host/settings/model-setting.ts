import { join } from 'node:path';
import type * as vscode from 'vscode';
import { hostOf } from '../../core/embed/endpoint/endpoint-place.ts';
import { chooseModel, type ModelChoice } from '../../core/embed/model-choice.ts';
import { modelId, parseModelName } from '../../core/embed/model-name.ts';
import type { TransformerOptions } from '../../core/embed/transformer/pooling.ts';
import type { EngineOptions } from '../../core/engine.ts';
import { HumanError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { keyName } from './endpoint-key.ts';
import { resolveSetting } from './folders.ts';
import { readSetting } from './settings.ts';

/** How a file is embedded. */
export type FileEngine = EngineOptions & { readonly model: ModelChoice };

/**
 * Which model embeds the texts of a file, and on what it is run.
 * @param source undefined when no file is in front
 * @param named another model than that of the setting
 * @throws HumanError when a setting is wrong or the model has not been downloaded
 */
export async function engineFor(
  source: vscode.Uri | undefined,
  { storage, secrets }: Pick<Services, 'storage' | 'secrets'>,
  named?: string,
): Promise<FileEngine> {
  const name = parseModelName(named ?? readSetting('model', source));
  const absolute = (path: string): string => resolveSetting('model', path, source ?? storage);
  const model = chooseModel(name, modelByHand(source), modelsFolder(storage), absolute);
  const key = model.kind === 'endpoint' ? await secrets.get(keyName(hostOf(model))) : undefined;
  return {
    model: key === undefined || model.kind !== 'endpoint' ? model : { ...model, key },
    device: readSetting('device', source),
    threads: readSetting('threads', source),
  };
}

/** The model that a file would be clustered with now, when it is not the one with this id. */
export function otherModel(id: string, source: vscode.Uri): string | undefined {
  try {
    const now = modelId(parseModelName(readSetting('model', source)));
    return now === id ? undefined : now;
  } catch (error) {
    if (error instanceof HumanError) return undefined;
    throw error;
  }
}

/** Where downloaded models are. */
export function modelsFolder(storage: vscode.Uri): string {
  return join(storage.fsPath, 'models');
}

export function modelByHand(source: vscode.Uri | undefined): TransformerOptions {
  const pooling = readSetting('modelPooling', source);
  const prefix = readSetting('modelPrefix', source);
  const maxTokens = readSetting('modelMaxTokens', source);
  const dtype = readSetting('modelDtype', source);
  return {
    pooling: pooling === 'auto' ? undefined : pooling,
    prefix: prefix === 'auto' ? undefined : prefix,
    maxTokens: maxTokens === 0 ? undefined : maxTokens,
    dtype: dtype === 'auto' ? undefined : dtype,
  };
}
