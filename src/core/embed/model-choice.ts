import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import type { EndpointPlace } from './endpoint/endpoint-place.ts';
import type { GivenPlace } from './given/given-place.ts';
import { hubFolder, isDownloaded } from './hub-folder.ts';
import type { ModelName } from './model-name.ts';
import type { TransformerOptions } from './transformer/pooling.ts';
import { presetOf } from './transformer/presets.ts';
import type { TransformerPlace } from './transformer/transformer-embedder.ts';

/** Where vectors come from. */
export type ModelChoice =
  | { readonly kind: 'built-in' }
  | ({ readonly kind: 'transformer' } & TransformerPlace)
  | ({ readonly kind: 'endpoint' } & EndpointPlace)
  | ({ readonly kind: 'given' } & GivenPlace);

/** Of an endpoint, whose tokenizer is not here: texts are cut by characters. */
const usualTokens = 2_000;
const charactersAToken = 4;

export const builtIn: ModelChoice = { kind: 'built-in' };

/**
 * The model of a name.
 * @param models our own folder of downloaded models
 * @param absolute makes a path absolute as whoever wrote it means it
 * @throws HumanError `model-not-downloaded`
 */
export function chooseModel(
  name: ModelName,
  options: TransformerOptions,
  models: string,
  absolute: (path: string) => string,
): ModelChoice {
  switch (name.kind) {
    case 'built-in':
      return builtIn;
    case 'hub':
      if (!isDownloaded(models, name.id)) throw notDownloaded(name.id, models);
      return {
        kind: 'transformer',
        name: name.id,
        folder: hubFolder(models, name.id),
        ...options,
      };
    case 'folder': {
      const folder = absolute(name.path);
      return { kind: 'transformer', name: basename(folder), folder, ...options };
    }
    case 'endpoint':
      return {
        kind: 'endpoint',
        url: name.url,
        model: name.model,
        prefix: options.prefix ?? presetOf(name.model)?.prefix ?? '',
        maxCharacters: (options.maxTokens ?? usualTokens) * charactersAToken,
      };
    case 'field':
      return { kind: 'given', from: 'field', path: name.path };
    case 'npy':
      return { kind: 'given', from: 'npy', file: absolute(name.path) };
  }
}

function notDownloaded(id: string, models: string): HumanError {
  return new HumanError(
    'model-not-downloaded',
    t(
      'The model {0} is not in {1}. Download it with "Choose embedding model…" or --download, or download it elsewhere and give the path of its folder.',
      id,
      models,
    ),
  );
}
