import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HumanError, systemCode } from '../../errors.ts';
import type { Resources } from '../../resources.ts';
import { automaticThreads } from '../automatic-threads.ts';
import { builtInModel } from './built-in-model.ts';
import type { Device } from '../devices.ts';
import type { Embedder, EmbeddedTexts, TextBatch } from '../embedder.ts';
import { EncoderPool, NotLoadedError } from './encoder-pool.ts';
import { inTurn } from './in-turn.ts';
import { tokenBatches } from '../tokens/token-batches.ts';
import { readTokenTable } from './token-table.ts';
import { pickTokens, tokensOf } from '../tokens/tokens.ts';

const parts = ['token-table.bin', 'onnx/model_quantized.onnx'];

/** Cells a thread is given at once: some 150 ms of work, so that a cancel is felt soon; twice as many are no faster. */
const jobCells = 8_192;
/** Jobs each thread is given ahead, so that none waits while others are read. */
const jobsAhead = 2;

const cardSchema = v.object({ revision: v.string(), dimensions: v.number() });

/** Universal Sentence Encoder multilingual v3 (Google, Apache-2.0), int8, as prepared by `npm run model`. */
export class BuiltInEmbedder implements Embedder {
  readonly id = builtInModel;
  private pool: Promise<EncoderPool> | undefined;

  private constructor(
    readonly revision: string,
    readonly dimensions: number,
    private readonly resources: Resources,
    private readonly device: Device,
    private readonly threads: number,
  ) {}

  /**
   * Looks whether the model is there; it is loaded for the first text that needs it.
   * @param threads of the processor; 0 for as many as fit the machine
   * @throws HumanError `model-missing`
   */
  static async load(
    resources: Resources,
    device: Device = 'cpu',
    threads = 0,
  ): Promise<BuiltInEmbedder> {
    const { revision, dimensions } = await readCard(resources.models);
    // Another device rounds in another way.
    const own = device === 'cpu' ? revision : `${device}-${revision}`;
    const count = device === 'cpu' ? threads || automaticThreads() : 1;
    return new BuiltInEmbedder(own, dimensions, resources, device, count);
  }

  async *embed(
    { tokens }: TextBatch,
    positions: readonly number[],
    signal: AbortSignal,
  ): AsyncGenerator<EmbeddedTexts> {
    if (positions.length === 0) return;
    const { dimensions } = this;
    const pool = await this.start();
    const encode = async (chosen: readonly number[]): Promise<EmbeddedTexts> => {
      const values = await pool
        .encode(pickTokens(tokens, chosen), signal)
        .catch((error: unknown) => {
          throw error instanceof NotLoadedError
            ? modelMissing(this.resources.models, error)
            : error;
        });
      return { positions: chosen, vectors: { count: chosen.length, dimensions, values } };
    };
    const length = (position: number): number => tokensOf(tokens, position).length + 2;
    const batches = tokenBatches(positions, length, this.jobSize(positions, length));
    yield* inTurn(batches, encode, () => jobsAhead * pool.size, signal);
  }

  async dispose(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await (await pool)?.close();
  }

  /** Cells of a job, so that all threads end at about the same time. */
  private jobSize(positions: readonly number[], length: (position: number) => number): number {
    const cells = positions.reduce((sum, position) => sum + length(position), 0);
    const rounds = Math.ceil(cells / (this.threads * jobCells));
    return Math.ceil(cells / (this.threads * rounds));
  }

  private start(): Promise<EncoderPool> {
    this.pool ??= this.newPool().catch((error: unknown) => {
      this.pool = undefined;
      throw modelMissing(this.resources.models, error);
    });
    return this.pool;
  }

  private async newPool(): Promise<EncoderPool> {
    const { models, encoderThread } = this.resources;
    return new EncoderPool(encoderThread, this.threads, {
      kind: 'built-in',
      models,
      modelId: builtInModel,
      table: await readTokenTable(models, builtInModel),
      dtype: 'q8',
      device: this.device,
      intraOpThreads: 1,
    });
  }
}

async function readCard(models: string): Promise<v.InferOutput<typeof cardSchema>> {
  const folder = join(models, builtInModel);
  try {
    for (const part of parts) await access(join(folder, part), constants.R_OK);
    return v.parse(cardSchema, JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')));
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
