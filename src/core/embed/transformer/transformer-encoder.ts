import { readFile } from 'node:fs/promises';
import { InferenceSession, type Tensor } from 'onnxruntime-node';
import { normalise } from '../../math/vectors.ts';
import type { Device } from '../devices.ts';
import { tokenBatches } from '../tokens/token-batches.ts';
import { tokensOf, type TokenLists } from '../tokens/tokens.ts';
import { withHiddenState } from './hidden-state.ts';
import { ModelInputs } from './model-inputs.ts';
import { floatsOfHalves, poolTokens } from './pool-tokens.ts';
import type { Pooling } from './pooling.ts';

/** Which graph to run, and how. */
export interface TransformerEncoderOptions {
  readonly kind: 'transformer';
  /** Path of the ONNX file. */
  readonly file: string;
  /** Undefined: `own` if the graph answers with one vector a text, else `mean`. */
  readonly pooling: Pooling | undefined;
  readonly padToken: number;
  /** Cells (texts × longest text) of a batch; 0 for one text at a time. */
  readonly batchCells: number;
  readonly device: Device;
  /** Threads of onnxruntime's own inside one product. */
  readonly intraOpThreads: number;
}

/** Names that graphs give to the vectors of tokens and to those of texts. */
const tokenOutputs = ['last_hidden_state', 'token_embeddings', 'hidden_states'];
const textOutputs = ['sentence_embedding', 'text_embeds', 'dense_vecs', 'embeddings'];

/** Where the vectors come from. */
interface Reading {
  readonly output: string;
  readonly pooling: Pooling;
}

/** A transformer of the hub in the thread that made it: tokens in, one vector a text out. */
export class TransformerEncoder {
  private constructor(
    private readonly session: InferenceSession,
    private readonly inputs: ModelInputs,
    private readonly reading: Reading,
    private readonly batchCells: number,
  ) {}

  /** @throws Error whose message says, as a clause, why the graph cannot be used */
  static async load(options: TransformerEncoderOptions): Promise<TransformerEncoder> {
    // Not a model class of transformers.js: they are chosen by the model's type, and of an unknown type
    // they feed neither positions nor pasts.
    const { session, hidden } = await open(options);
    const metadata = session.inputMetadata.filter(input => input.isTensor);
    const inputs = new ModelInputs(metadata, options.padToken);
    const reading = readingOf(session.outputNames, options.pooling, hidden);
    return new TransformerEncoder(session, inputs, reading, options.batchCells);
  }

  /** Vectors of unit length, one after another, in an array of their own. */
  async encode(tokens: TokenLists): Promise<Float32Array<ArrayBuffer>> {
    let vectors = new Float32Array(0);
    const texts = Array.from({ length: tokens.count }, (_, text) => text);
    const length = (text: number): number => tokensOf(tokens, text).length;
    for (const batch of tokenBatches(texts, length, this.batchCells)) {
      const { values, dims } = await this.run(tokens, batch);
      const dimensions = dims.at(-1) ?? 0;
      if (vectors.length === 0) vectors = new Float32Array(tokens.count * dimensions);
      for (const [row, text] of batch.entries()) {
        const target = vectors.subarray(text * dimensions, (text + 1) * dimensions);
        this.read(values, row, dims, length(text), target);
        normalise(target);
      }
    }
    if (!vectors.every(Number.isFinite)) throw new Error('its vectors are not finite numbers');
    return vectors;
  }

  async dispose(): Promise<void> {
    await this.session.release();
  }

  private read(
    values: Float32Array,
    row: number,
    dims: readonly number[],
    tokens: number,
    target: Float32Array,
  ): void {
    const { pooling } = this.reading;
    if (pooling === 'own') {
      target.set(values.subarray(row * target.length, (row + 1) * target.length));
    } else {
      poolTokens(values, row * (dims[1] ?? 0) * target.length, tokens, pooling, target);
    }
  }

  private async run(
    tokens: TokenLists,
    batch: readonly number[],
  ): Promise<{ readonly values: Float32Array; readonly dims: readonly number[] }> {
    const feeds = this.inputs.of(tokens, batch);
    const { output } = this.reading;
    const results = await this.session.run(feeds, [output]);
    const found = results[output];
    if (found === undefined) throw new Error(`it did not answer with "${output}"`);
    const answer = { values: floatsOf(found).slice(), dims: [...found.dims] };
    for (const tensor of [...Object.values(feeds), found]) tensor.dispose();
    return answer;
  }
}

/**
 * A graph with nothing but logits is opened again with its last hidden state as an output.
 * @returns `hidden`, the name of that output
 */
async function open(
  options: TransformerEncoderOptions,
): Promise<{ readonly session: InferenceSession; readonly hidden: string | undefined }> {
  const settings: InferenceSession.SessionOptions = {
    executionProviders: [options.device],
    intraOpNumThreads: options.intraOpThreads,
    logSeverityLevel: 4,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const session = await InferenceSession.create(options.file, settings);
  const names = session.outputNames;
  const isEnough = [...tokenOutputs, ...textOutputs].some(name => names.includes(name));
  if (isEnough || !names.includes('logits')) return { session, hidden: undefined };
  const more = withHiddenState(await readFile(options.file));
  if (more === undefined) return { session, hidden: undefined };
  await session.release();
  return {
    session: await InferenceSession.create(more.model, settings),
    hidden: more.output,
  };
}

/**
 * @param hidden name of a last hidden state that has no usual name
 * @throws Error when the graph has no output that fits
 */
function readingOf(
  outputs: readonly string[],
  asked: Pooling | undefined,
  hidden: string | undefined,
): Reading {
  const text = textOutputs.find(name => outputs.includes(name));
  const token = hidden ?? tokenOutputs.find(name => outputs.includes(name));
  const prefersText = asked === 'own' || (asked === undefined && text === textOutputs[0]);
  if (prefersText && text !== undefined) return { output: text, pooling: 'own' };
  if (asked === 'own') {
    throw new Error(`it answers with ${outputs.join(', ')} and not with one vector a text`);
  }
  if (token !== undefined) return { output: token, pooling: asked ?? 'mean' };
  throw new Error(
    `it answers with ${outputs.join(', ')} and not with last_hidden_state; export it for feature extraction`,
  );
}

function floatsOf({ data }: Tensor): Float32Array {
  if (data instanceof Float32Array) return data;
  // Half-precision floats are a Float16Array where there is one, and their bits where there is none.
  if (ArrayBuffer.isView(data) && data.byteLength === 2 * data.length) {
    return floatsOfHalves(new Uint16Array(data.buffer, data.byteOffset, data.length));
  }
  throw new Error('it did not answer with floats');
}
