import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AutoTokenizer, type PreTrainedTokenizer } from '@huggingface/transformers';
import { modelId } from '../../../scripts/model/model-files.ts';
import { Encoder, type EncoderOptions } from '../../../src/core/embed/built-in/encoder.ts';
import { readTokenTable } from '../../../src/core/embed/built-in/token-table.ts';
import { tokenLists } from '../../../src/core/embed/tokens/tokens.ts';

const models = resolve(import.meta.dirname, '../../../dist/models');

export type Precision = EncoderOptions['dtype'];

/** The built-in model, and its tokenizer as transformers.js loads it. */
export interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly encoder: Encoder;
}

export async function load(dtype: Precision): Promise<Loaded> {
  if (!existsSync(join(models, modelId))) {
    throw new Error('the built-in model is missing; run `npm run model`');
  }
  const table = await readTokenTable(models, modelId);
  const encoder = await Encoder.load({
    models,
    modelId,
    table,
    dtype,
    device: 'cpu',
    intraOpThreads: 1,
  });
  return {
    encoder,
    tokenizer: await AutoTokenizer.from_pretrained(modelId, { local_files_only: true }),
  };
}

/** The vectors of `texts` in one call. */
export async function embedBatch(
  { tokenizer, encoder }: Loaded,
  texts: readonly string[],
): Promise<Float32Array[]> {
  const data = await encoder.encode(
    tokenLists(texts.map(text => tokenizer.encode(text, { add_special_tokens: false }))),
  );
  const width = data.length / texts.length;
  return texts.map((_, row) => data.slice(row * width, (row + 1) * width));
}

export function dot(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0);
}
