import { AutoModel, Tensor, type PreTrainedModel } from '@huggingface/transformers';
import type { InferenceSession } from 'onnxruntime-node';
import type { Device } from './devices.ts';
import { useLocalModels } from './local-models.ts';
import { PieceNumbers } from './piece-numbers.ts';
import { rowsOfTable } from './token-table.ts';
import { tokenBatches } from './token-batches.ts';
import { tokensOf, type TokenLists } from './tokens.ts';

/** Cells of a batch: what one core's cache holds of every intermediate result. */
const batchCells = 1_024;

/**
 * onnxruntime adds up the tokens of a text so many at a time. A text whose padded length is a multiple
 * of it is added up in the same steps in any batch, so that its vector is the same to the last bit.
 */
const tokensAStep = 4;

/** Which model to load from where, and how to run it. */
export interface EncoderOptions {
  /** The folder of model folders. */
  readonly models: string;
  readonly modelId: string;
  /** See `readTokenTable`. */
  readonly table: Uint8Array;
  readonly dtype: 'q8' | 'fp32';
  readonly device: Device;
  /** Threads of onnxruntime's own inside one product. */
  readonly intraOpThreads: number;
}

type Tensors = Readonly<Record<string, Tensor>>;

/**
 * The model in the thread that made it, in three graphs: what depends on a vocabulary piece alone is
 * computed once for the distinct pieces of a call, what depends on neighbours in batches that fit
 * into the cache, and the end for all texts together.
 */
export class Encoder {
  private readonly numbers = new PieceNumbers();

  private constructor(
    private readonly pieceModel: PreTrainedModel,
    private readonly textModel: PreTrainedModel,
    private readonly headModel: PreTrainedModel,
    private readonly table: Uint8Array,
  ) {}

  /** @throws when a file of the model is missing or damaged */
  static async load(options: EncoderOptions): Promise<Encoder> {
    useLocalModels(options.models);
    const load = (part: string, dtype: 'q8' | 'fp32'): Promise<PreTrainedModel> =>
      AutoModel.from_pretrained(options.modelId, {
        model_file_name: part,
        dtype,
        device: options.device,
        local_files_only: true,
        session_options: sessionOptions(options.intraOpThreads),
      });
    return new Encoder(
      await load('pieces', options.dtype),
      await load('texts', options.dtype),
      await load('head', 'fp32'),
      options.table,
    );
  }

  /** Vectors of unit length, one after another, in an array of their own. */
  async encode(tokens: TokenLists): Promise<Float32Array<ArrayBuffer>> {
    const { pieces, numbers } = this.numbers.of(tokens);
    const rows = rowsOfTable(this.table, pieces);
    const tables = await run(this.pieceModel, {
      pieces: int32(pieces, [pieces.length]),
      rows: new Tensor('uint8', rows, [pieces.length, rows.length / pieces.length]),
    });
    try {
      const { sums, lengths } = await this.sum(tokens, numbers, pieces.length, tables);
      const { sentence_embedding: vectors } = await run(this.headModel, {
        sums: new Tensor('float32', sums, [tokens.count, sums.length / tokens.count]),
        lengths: new Tensor('float32', lengths, [tokens.count, 1]),
      });
      const values = floatsOf(vectors).slice();
      vectors?.dispose();
      return values;
    } finally {
      for (const table of Object.values(tables)) table.dispose();
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([this.pieceModel, this.textModel, this.headModel].map(m => m.dispose()));
  }

  /** The summed features of every text and its number of tokens, in batches of like length. */
  private async sum(
    tokens: TokenLists,
    numbers: Int32Array,
    padding: number,
    tables: Tensors,
  ): Promise<{ sums: Float32Array; lengths: Float32Array }> {
    const lengths = new Float32Array(tokens.count);
    let sums = new Float32Array(0);
    const texts = [...lengths.keys()];
    const length = (text: number): number => tokensOf(tokens, text).length + 2;
    for (const batch of tokenBatches(texts, length, batchCells)) {
      const index = indexOf(tokens, numbers, batch, padding);
      const output = await run(this.textModel, { ...tables, index });
      const values = floatsOf(output['sums']);
      const width = values.length / batch.length;
      if (sums.length === 0) sums = new Float32Array(tokens.count * width);
      batch.forEach((text, row) => {
        sums.set(values.subarray(row * width, (row + 1) * width), text * width);
        lengths[text] = length(text);
      });
      for (const tensor of [index, ...Object.values(output)]) tensor.dispose();
    }
    return { sums, lengths };
  }
}

/** Numbers of the pieces of some texts, start and end included, padded to the longest text. */
function indexOf(
  { starts }: TokenLists,
  numbers: Int32Array,
  texts: readonly number[],
  padding: number,
): Tensor {
  // In `numbers` every list has two entries more.
  const start = (text: number): number => (starts[text] ?? 0) + 2 * text;
  const lists = texts.map(text => numbers.subarray(start(text), start(text + 1)));
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const width = Math.ceil(longest / tokensAStep) * tokensAStep;
  const index = new Int32Array(lists.length * width).fill(padding);
  lists.forEach((list, row) => {
    index.set(list, row * width);
  });
  return int32(index, [lists.length, width]);
}

async function run(model: PreTrainedModel, inputs: Tensors): Promise<Record<string, Tensor>> {
  return (await model(inputs)) as Record<string, Tensor>;
}

function int32(values: Int32Array, shape: number[]): Tensor {
  return new Tensor('int32', values, shape);
}

function floatsOf(tensor: Tensor | undefined): Float32Array<ArrayBuffer> {
  if (tensor?.data instanceof Float32Array) return tensor.data as Float32Array<ArrayBuffer>;
  throw new Error('The model did not answer with floats.');
}

/**
 * Threads do not spin while they wait, which on a busy machine cost more than half of the speed
 * (see `bench/embed-graph.ts`).
 */
function sessionOptions(intraOpNumThreads: number): InferenceSession.SessionOptions {
  return { intraOpNumThreads, extra: { session: { intra_op: { allow_spinning: '0' } } } };
}
