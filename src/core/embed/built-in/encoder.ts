import { AutoModel, Tensor, type PreTrainedModel } from '@huggingface/transformers';
import type { InferenceSession } from 'onnxruntime-node';
import type { Device } from '../devices.ts';
import { useLocalModels } from './local-models.ts';
import { PieceNumbers } from './piece-numbers.ts';
import { rowsOfTable } from './token-table.ts';
import { tokenBatches } from '../tokens/token-batches.ts';
import { tokensOf, type TokenLists } from '../tokens/tokens.ts';

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
  /** Where onnxruntime writes how long every operator took: the beginning of a file's path. For measuring only. */
  readonly profile?: string;
}

/**
 * The model in the thread that made it. One call does all texts; inside, what depends on neighbours is computed in
 * batches that fit into the cache.
 */
export class Encoder {
  private readonly numbers = new PieceNumbers();

  private constructor(
    private readonly model: PreTrainedModel,
    private readonly table: Uint8Array,
  ) {}

  /** @throws when a file of the model is missing or damaged */
  static async load(options: EncoderOptions): Promise<Encoder> {
    useLocalModels(options.models);
    const model = await AutoModel.from_pretrained(options.modelId, {
      dtype: options.dtype,
      device: options.device,
      local_files_only: true,
      session_options: sessionOptions(options),
    });
    return new Encoder(model, options.table);
  }

  /** Vectors of unit length, one after another, in an array of their own. */
  async encode(tokens: TokenLists): Promise<Float32Array<ArrayBuffer>> {
    const { pieces, numbers } = this.numbers.of(tokens);
    const rows = rowsOfTable(this.table, pieces);
    const length = (text: number): number => tokensOf(tokens, text).length + 2;
    const batches = [...tokenBatches([...Array(tokens.count).keys()], length, batchCells)];
    const padded = batches.map(batch => cellsOf(tokens, numbers, batch, pieces.length));
    const sizes = batches.flatMap((batch, at) => [
      BigInt(batch.length),
      BigInt((padded[at]?.length ?? 0) / batch.length),
    ]);
    const outputs = (await this.model({
      pieces: new Tensor('int32', pieces, [pieces.length]),
      rows: new Tensor('uint8', rows, [pieces.length, rows.length / pieces.length]),
      cells: int32(padded),
      sizes: new Tensor('int64', BigInt64Array.from(sizes), [batches.length, 2]),
    })) as Record<string, Tensor>;
    const values = inOrder(floatsOf(outputs['sentence_embedding']), batches.flat());
    outputs['sentence_embedding']?.dispose();
    return values;
  }

  async dispose(): Promise<void> {
    await this.model.dispose();
  }
}

/** Numbers of the pieces of some texts, start and end included, each text padded to the same length. */
function cellsOf(
  { starts }: TokenLists,
  numbers: Int32Array,
  texts: readonly number[],
  padding: number,
): Int32Array {
  // In `numbers` every list has two entries more.
  const start = (text: number): number => (starts[text] ?? 0) + 2 * text;
  const lists = texts.map(text => numbers.subarray(start(text), start(text + 1)));
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const width = Math.ceil(longest / tokensAStep) * tokensAStep;
  const cells = new Int32Array(lists.length * width).fill(padding);
  lists.forEach((list, row) => {
    cells.set(list, row * width);
  });
  return cells;
}

function int32(parts: readonly Int32Array[]): Tensor {
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Tensor('int32', all, [all.length]);
}

/** Vectors of the texts of `order`, one after another, as vectors of the texts 0, 1, 2 … */
function inOrder(values: Float32Array, order: readonly number[]): Float32Array<ArrayBuffer> {
  const width = values.length / order.length;
  const ordered = new Float32Array(values.length);
  order.forEach((text, row) => {
    ordered.set(values.subarray(row * width, (row + 1) * width), text * width);
  });
  return ordered;
}

function floatsOf(tensor: Tensor | undefined): Float32Array<ArrayBuffer> {
  if (tensor?.data instanceof Float32Array) return tensor.data as Float32Array<ArrayBuffer>;
  throw new Error('The model did not answer with floats.');
}

/**
 * Threads do not spin while they wait, which on a busy machine cost more than half of the speed
 * (see `bench/embed-graph.ts`).
 */
function sessionOptions({
  intraOpThreads,
  profile,
}: EncoderOptions): InferenceSession.SessionOptions {
  return {
    intraOpNumThreads: intraOpThreads,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    ...(profile === undefined ? {} : { enableProfiling: true, profileFilePrefix: profile }),
  };
}
