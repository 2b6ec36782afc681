import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  AutoModel,
  AutoTokenizer,
  env,
  LogLevel,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  type Tensor,
} from '@huggingface/transformers';
import { modelId } from '../../../scripts/model/model-files.ts';

const models = resolve(import.meta.dirname, '../../../dist/models');

export type Precision = 'fp32' | 'q8';

/** The built-in model as transformers.js loads it from its folder. */
export interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
}

export async function load(dtype: Precision): Promise<Loaded> {
  if (!existsSync(join(models, modelId))) {
    throw new Error('the built-in model is missing; run `npm run model`');
  }
  env.localModelPath = `${models}/`;
  env.allowRemoteModels = false;
  // The folder's own model type is not in the library's list, which it warns of.
  env.logLevel = LogLevel.ERROR;
  const options = { local_files_only: true };
  return {
    tokenizer: await AutoTokenizer.from_pretrained(modelId, options),
    model: await AutoModel.from_pretrained(modelId, { ...options, dtype }),
  };
}

/** The vectors of `texts` as one padded batch. */
export async function embedBatch(
  { tokenizer, model }: Loaded,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const inputs = tokenizer([...texts], { padding: true }) as Record<string, Tensor>;
  const output = (await model(inputs)) as Record<string, Tensor>;
  const data = output['sentence_embedding']?.data as Float32Array;
  const width = data.length / texts.length;
  return texts.map((_, row) => data.slice(row * width, (row + 1) * width));
}

export function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
