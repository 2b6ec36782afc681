import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { builtInModel } from './built-in/built-in-model.ts';
import { endpointId, parseEndpoint, type EndpointPlace } from './endpoint/endpoint-place.ts';

/** What a person writes to choose a model, in the setting and on the command line. */
export type ModelName =
  | { readonly kind: 'built-in' }
  /** `owner/name`: on the Hugging Face hub. */
  | { readonly kind: 'hub'; readonly id: string }
  /** A path, as it was written. */
  | { readonly kind: 'folder'; readonly path: string }
  /** `https://host/v1#model` */
  | ({ readonly kind: 'endpoint' } & Pick<EndpointPlace, 'url' | 'model'>)
  /** `field:embedding` */
  | { readonly kind: 'field'; readonly path: string }
  /** The path of a `.npy` file, as it was written. */
  | { readonly kind: 'npy'; readonly path: string };

const fieldMark = 'field:';
const hubId = /^[A-Za-z0-9][\w.-]*\/[\w.-]+$/;

/**
 * Reads the name of a model.
 * @throws HumanError `model-name`
 */
export function parseModelName(text: string): ModelName {
  const name = text.trim();
  if (name === builtInModel) return { kind: 'built-in' };
  if (/^https?:/i.test(name)) return { kind: 'endpoint', ...parseEndpoint(name) };
  if (name.startsWith(fieldMark)) return { kind: 'field', path: name.slice(fieldMark.length) };
  if (/\.npy$/i.test(name)) return { kind: 'npy', path: name };
  if (hubId.test(name)) return { kind: 'hub', id: name };
  if (/[\\/]/.test(name) || name.startsWith('.')) return { kind: 'folder', path: name };
  throw new HumanError(
    'model-name',
    t(
      '"{0}" names no model. Give {1}, the id of a model such as {2}, or the path of its folder.',
      text,
      builtInModel,
      'Xenova/multilingual-e5-small',
    ),
  );
}

/** How runs call a model of that name. */
export function modelId(name: ModelName): string {
  switch (name.kind) {
    case 'built-in':
      return builtInModel;
    case 'hub':
      return name.id;
    case 'endpoint':
      return endpointId(name);
    case 'field':
      return `${fieldMark}${name.path}`;
    case 'folder':
    case 'npy':
      return basename(name.path);
  }
}
