import { stat } from 'node:fs/promises';
import { automaticThreads } from '../automatic-threads.ts';
import type { Device } from '../devices.ts';
import type { Embedder, EmbeddedTexts, TextBatch } from '../embedder.ts';
import { EncoderPool, NotLoadedError } from '../built-in/encoder-pool.ts';
import { inTurn } from '../built-in/in-turn.ts';
import { pickTokens, tokensOf } from '../tokens/tokens.ts';
import { tokenBatches } from '../tokens/token-batches.ts';
import { modelUnusable } from './model-error.ts';
import { readModelFolder } from './model-folder.ts';
import { modelRevision } from './model-revision.ts';
import { TextTokenizer } from './text-tokenizer.ts';
import type { TransformerOptions } from './pooling.ts';
import type { TransformerEncoderOptions } from './transformer-encoder.ts';

/** Cells of a batch: more make a product no faster, and a larger model needs memory for each. */
const batchCells = 1_024;
/** Cells a thread is given at once, so that a cancel is felt soon. */
const jobCells = 1_024;
/** Jobs each thread is given ahead, so that none waits while others are read. */
const jobsAhead = 2;
/** Every thread has the weights in memory. A larger model has fewer threads with more inside each. */
const weightBytes = 1.5e9;

/** Where a model of the hub lies, and how to run it. */
export interface TransformerPlace extends TransformerOptions {
  /** What the model is called in runs and in the cache: its id on the hub, or the name of its folder. */
  readonly name: string;
  /** The folder with its files. */
  readonly folder: string;
}

/** A transformer in ONNX form, from a folder as the Hugging Face hub lays them out. */
export class TransformerEmbedder implements Embedder {
  private constructor(
    readonly id: string,
    readonly revision: string,
    readonly dimensions: number,
    private readonly folder: string,
    private readonly tokenizer: TextTokenizer,
    private readonly start: () => EncoderPool,
    private pool: EncoderPool | undefined,
  ) {}

  /**
   * Loads the model and looks how long its vectors are.
   * @param script the bundle of `encoder-thread.ts`
   * @param threads 0 for as many as fit the machine
   * @throws HumanError `model-missing` or `model-unusable`
   */
  static async load(
    place: TransformerPlace,
    script: string,
    device: Device,
    threads: number,
  ): Promise<TransformerEmbedder> {
    const { name, folder } = place;
    const cores = threads || automaticThreads();
    const settings = await readModelFolder(folder, name, place);
    const tokenizer = await TextTokenizer.load(folder, settings);
    const revision = await modelRevision(folder, settings, device);
    const sessions = device === 'cpu' ? await sessionsFor(settings.file, cores) : 1;
    const options: TransformerEncoderOptions = {
      kind: 'transformer',
      file: settings.file,
      pooling: settings.pooling,
      padToken: settings.padToken,
      batchCells: isQuantised(settings.dtype) ? 0 : batchCells,
      device,
      intraOpThreads: Math.max(1, Math.floor(cores / sessions)),
    };
    const start = (): EncoderPool => new EncoderPool(script, sessions, options);
    const pool = start();
    const never = new AbortController().signal;
    try {
      const probe = await pool.encode(await tokenizer.tokenize(['a'], [0], never), never);
      const dimensions = probe.length;
      return new TransformerEmbedder(name, revision, dimensions, folder, tokenizer, start, pool);
    } catch (error) {
      await pool.close();
      throw unusable(folder, error);
    }
  }

  async *embed(
    { texts }: TextBatch,
    positions: readonly number[],
    signal: AbortSignal,
  ): AsyncGenerator<EmbeddedTexts> {
    if (positions.length === 0) return;
    const { dimensions, folder } = this;
    const pool = (this.pool ??= this.start());
    const tokens = await this.tokenizer.tokenize(texts, positions, signal);
    const encode = async (chosen: readonly number[]): Promise<EmbeddedTexts> => {
      const values = await pool
        .encode(pickTokens(tokens, chosen), signal)
        .catch((error: unknown) => {
          throw signal.aborted ? error : unusable(folder, error);
        });
      return {
        positions: chosen.map(place => positions[place] ?? 0),
        vectors: { count: chosen.length, dimensions, values },
      };
    };
    const places = [...positions.keys()];
    const jobs = tokenBatches(places, place => tokensOf(tokens, place).length, jobCells);
    yield* inTurn(jobs, encode, () => jobsAhead * pool.size, signal);
  }

  /** Ends the threads; who embeds again starts new ones. */
  async dispose(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.close();
  }
}

/**
 * Products of quantised numbers take one scale for a whole batch, so that a text's vector would depend on the
 * texts beside it: they are run one by one.
 */
function isQuantised(dtype: string): boolean {
  return dtype === 'q8' || dtype === 'int8' || dtype === 'uint8';
}

async function sessionsFor(file: string, threads: number): Promise<number> {
  const { size } = await stat(file);
  return Math.max(1, Math.min(threads, Math.floor(weightBytes / size)));
}

function unusable(folder: string, error: unknown): Error {
  const cause = error instanceof NotLoadedError ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  return modelUnusable(folder, firstLine(message), error);
}

/** The reason as a clause. */
function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}
