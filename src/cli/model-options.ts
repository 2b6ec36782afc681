import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtInModel } from '../core/embed/built-in/built-in-model.ts';
import { isDownloaded } from '../core/embed/hub-folder.ts';
import { downloadModel } from '../core/embed/hub/download-model.ts';
import { findHubModel, hubHost } from '../core/embed/hub/find-hub-model.ts';
import { chooseModel, type ModelChoice } from '../core/embed/model-choice.ts';
import { parseModelName, type ModelName } from '../core/embed/model-name.ts';
import {
  modelDtypes,
  poolings,
  type ModelDtype,
  type TransformerOptions,
} from '../core/embed/transformer/pooling.ts';
import { HumanError } from '../core/errors.ts';
import { userCache } from './cache-place.ts';
import { oneOf, wholeNumber } from './options.ts';
import { megabytes, type ProgressLine } from './progress-line.ts';

/** Options of the commands that embed, for `parseArgs`. */
export const modelOptions = {
  model: { type: 'string' },
  models: { type: 'string' },
  pooling: { type: 'string' },
  prefix: { type: 'string' },
  'max-tokens': { type: 'string' },
  dtype: { type: 'string' },
  download: { type: 'boolean', default: false },
  'send-to': { type: 'string' },
} as const;

type TextOption = Exclude<keyof typeof modelOptions, 'download'>;
type Values = Partial<Readonly<Record<TextOption, string | undefined>>> & {
  readonly download: boolean;
};

/** The model that was asked for, and what the person agreed to. */
export interface AskedModel {
  readonly name: ModelName;
  readonly byHand: TransformerOptions;
  /** Folder of downloaded models. */
  readonly models: string;
  /** Whether it may be downloaded. */
  readonly download: boolean;
  /** Host that texts may be sent to. */
  readonly sendTo: string | undefined;
}

const tokenBounds = { least: 2, most: 32_768 } as const;

/** @throws HumanError `model-name` */
export function askedModel(values: Values): AskedModel {
  const { least, most } = tokenBounds;
  return {
    name: nameOf(values.model ?? builtInModel),
    byHand: {
      pooling: oneOf('--pooling', values.pooling, poolings),
      prefix: values.prefix,
      maxTokens: wholeNumber('--max-tokens', values['max-tokens'], least, most),
      dtype: oneOf('--dtype', values.dtype, modelDtypes),
    },
    models: resolve(values.models ?? join(userCache(), 'models')),
    download: values.download,
    sendTo: values['send-to'],
  };
}

/**
 * The model, after it was downloaded if it had to be and may be.
 * @param line shows how far the download is
 * @throws HumanError `model-not-downloaded`, or as `downloadModel` does
 */
export async function readyModel(
  { name, byHand, models, download }: AskedModel,
  signal: AbortSignal,
  line: ProgressLine,
): Promise<ModelChoice> {
  if (name.kind === 'hub' && download && !isDownloaded(models, name.id)) {
    await fetchModel(name.id, byHand.dtype, models, signal, line);
  }
  const chosen = chooseModel(name, byHand, models, resolve);
  const key = process.env['INSTRUCTION_CLUSTERS_API_KEY'];
  return chosen.kind === 'endpoint' && key ? { ...chosen, key } : chosen;
}

async function fetchModel(
  id: string,
  dtype: ModelDtype | undefined,
  models: string,
  signal: AbortSignal,
  line: ProgressLine,
): Promise<void> {
  const found = await findHubModel(id, dtype, signal);
  const size = megabytes(found.bytes);
  line.notice(`Downloading ${id}, ${size} MB, from ${hubHost()} to ${models}.`);
  const work = { signal, report: line.report };
  const outcome = await downloadModel(found, models, work).finally(() => line.end());
  if (outcome.status === 'done') return;
  throw new HumanError(
    'cancelled',
    'Cancelled; what was downloaded is kept, and the same command goes on from there.',
  );
}

/** A folder that is there is meant, also when an id could look like it. */
function nameOf(text: string): ModelName {
  const isNpy = /\.npy$/i.test(text);
  return existsSync(text) && !isNpy ? { kind: 'folder', path: text } : parseModelName(text);
}
