import { availableParallelism } from 'node:os';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModel, Tensor, type PreTrainedModel } from '@huggingface/transformers';
import { t } from '@vscode/l10n';
import type { InferenceSession } from 'onnxruntime-node';
import * as v from 'valibot';
import { HumanError, systemCode } from '../errors.ts';
import type { Embedder, EmbeddedTexts, TextBatch } from './embedder.ts';
import { useLocalModels } from './local-models.ts';
import { tokenBatches } from './token-batches.ts';
import { tokensOf, type TokenLists } from './tokens.ts';

export const builtInModel = 'use-multilingual-v3';

/** Cells of a batch: some 40 ms of work, so that a cancel is felt at once. */
const batchCells = 2_048;
const startToken = 1n;
const endToken = 2n;

const cardSchema = v.object({ revision: v.string(), dimensions: v.number() });

/** Universal Sentence Encoder multilingual v3 (Google, Apache-2.0), int8, as prepared by `npm run model`. */
export class BuiltInEmbedder implements Embedder {
  readonly id = builtInModel;

  private constructor(
    readonly revision: string,
    readonly dimensions: number,
    private readonly model: PreTrainedModel,
  ) {}

  /**
   * Loads the model from `models`, the folder of model folders.
   * @throws HumanError `model-missing`
   */
  static async load(models: string, dtype: 'q8' | 'fp32' = 'q8'): Promise<BuiltInEmbedder> {
    const card = await readCard(models);
    useLocalModels(models);
    const model = await AutoModel.from_pretrained(builtInModel, {
      dtype,
      local_files_only: true,
      session_options: sessionOptions(),
    });
    return new BuiltInEmbedder(card.revision, card.dimensions, model);
  }

  async *embed(
    batch: TextBatch,
    positions: readonly number[],
    signal: AbortSignal,
  ): AsyncGenerator<EmbeddedTexts> {
    const { tokens } = batch;
    const length = (position: number): number => tokensOf(tokens, position).length + 2;
    for (const chosen of tokenBatches(positions, length, batchCells)) {
      await new Promise(resolve => setImmediate(resolve));
      signal.throwIfAborted();
      const values = await this.run(tokens, chosen);
      yield {
        positions: chosen,
        vectors: { count: chosen.length, dimensions: this.dimensions, values },
      };
    }
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }

  private async run(tokens: TokenLists, positions: readonly number[]): Promise<Float32Array> {
    const inputs = padded(tokens, positions);
    const { sentence_embedding: output } = (await this.model(inputs)) as {
      sentence_embedding: Tensor;
    };
    try {
      if (output.data instanceof Float32Array) return output.data.slice();
      throw new Error('The model did not answer with floats.');
    } finally {
      output.dispose();
      inputs.input_ids.dispose();
      inputs.attention_mask.dispose();
    }
  }
}

/** Ids between start and end token, padded to the longest text, and the mask of what is a token. */
function padded(
  tokens: TokenLists,
  positions: readonly number[],
): { input_ids: Tensor; attention_mask: Tensor } {
  const lists = positions.map(position => tokensOf(tokens, position));
  const width = Math.max(...lists.map(list => list.length)) + 2;
  const ids = new BigInt64Array(lists.length * width);
  const mask = new BigInt64Array(lists.length * width);
  lists.forEach((list, row) => {
    const start = row * width;
    ids[start] = startToken;
    list.forEach((id, column) => (ids[start + 1 + column] = BigInt(id)));
    ids[start + 1 + list.length] = endToken;
    mask.fill(1n, start, start + list.length + 2);
  });
  const shape = [lists.length, width];
  return {
    input_ids: new Tensor('int64', ids, shape),
    attention_mask: new Tensor('int64', mask, shape),
  };
}

async function readCard(models: string): Promise<v.InferOutput<typeof cardSchema>> {
  const path = join(models, builtInModel, 'model.json');
  try {
    return v.parse(cardSchema, JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (
      systemCode(error) !== 'ENOENT' &&
      !(error instanceof SyntaxError) &&
      !v.isValiError(error)
    ) {
      throw error;
    }
    throw modelMissing(models, error);
  }
}

/** @param cause why the files could not be read */
export function modelMissing(models: string, cause: unknown): HumanError {
  return new HumanError(
    'model-missing',
    t(
      'The built-in model is not in {0}. Install the extension again, or run "npm run model" in its source.',
      models,
    ),
    { cause },
  );
}

/**
 * All cores of a small machine; one is left to the editor where there are more than two. Threads do
 * not spin while they wait, which on a busy machine cost more than half of the speed (see
 * `bench/embed-graph.ts`).
 */
function sessionOptions(): InferenceSession.SessionOptions {
  const cores = availableParallelism();
  return {
    intraOpNumThreads: cores > 2 ? cores - 1 : cores,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
}
