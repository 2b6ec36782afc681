import { AutoModel, Tensor, type PreTrainedModel } from '@huggingface/transformers';
import type { InferenceSession } from 'onnxruntime-node';
import { useLocalModels } from './local-models.ts';
import { tokensOf, type TokenLists } from './tokens.ts';

const startToken = 1n;
const endToken = 2n;

/** Which model to load from where, and how to run it. */
export interface EncoderOptions {
  /** The folder of model folders. */
  readonly models: string;
  readonly modelId: string;
  readonly dtype: 'q8' | 'fp32';
  /** Threads of onnxruntime's own inside one product. */
  readonly intraOpThreads: number;
}

/** The model in the thread that made it: one batch of token lists in, one vector a list out. */
export class Encoder {
  private constructor(private readonly model: PreTrainedModel) {}

  /** @throws when a file of the model is missing or damaged */
  static async load(options: EncoderOptions): Promise<Encoder> {
    useLocalModels(options.models);
    const model = await AutoModel.from_pretrained(options.modelId, {
      dtype: options.dtype,
      local_files_only: true,
      session_options: sessionOptions(options.intraOpThreads),
    });
    return new Encoder(model);
  }

  /** Vectors of unit length, one after another, in an array of their own. */
  async encode(tokens: TokenLists): Promise<Float32Array<ArrayBuffer>> {
    const inputs = padded(tokens);
    const { sentence_embedding: output } = (await this.model(inputs)) as {
      sentence_embedding: Tensor;
    };
    try {
      if (output.data instanceof Float32Array) return Float32Array.from(output.data);
      throw new Error('The model did not answer with floats.');
    } finally {
      output.dispose();
      inputs.input_ids.dispose();
      inputs.attention_mask.dispose();
    }
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}

/** Ids between start and end token, padded to the longest text, and the mask of what is a token. */
function padded(tokens: TokenLists): { input_ids: Tensor; attention_mask: Tensor } {
  const lists = Array.from({ length: tokens.count }, (_, text) => tokensOf(tokens, text));
  const width = lists.reduce((most, list) => Math.max(most, list.length), 0) + 2;
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

/**
 * Threads do not spin while they wait, which on a busy machine cost more than half of the speed
 * (see `bench/embed-graph.ts`).
 */
function sessionOptions(intraOpNumThreads: number): InferenceSession.SessionOptions {
  return { intraOpNumThreads, extra: { session: { intra_op: { allow_spinning: '0' } } } };
}
