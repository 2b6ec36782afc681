import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { HumanError } from '../../errors.ts';
import { findOnnxFile } from './onnx-file.ts';
import { modelUnusable } from './model-error.ts';
import { readModelJson } from './model-json.ts';
import type { ModelDtype, Pooling, TransformerOptions } from './pooling.ts';
import { presetOf } from './presets.ts';

/** How the texts of a model folder become vectors. */
export interface TransformerSettings {
  /** Absolute path of the ONNX file. */
  readonly file: string;
  readonly dtype: ModelDtype;
  /** Undefined: `own` if the graph answers with one vector a text, else `mean`. */
  readonly pooling: Pooling | undefined;
  readonly prefix: string;
  readonly maxTokens: number;
  /** Fills up what is shorter than the longest text of a batch; never read. */
  readonly padToken: number;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const tokenId = v.nullish(v.union([count, v.array(count)]));

const configSchema = v.object({
  max_position_embeddings: v.nullish(v.number()),
  n_positions: v.nullish(v.number()),
  n_ctx: v.nullish(v.number()),
  model_type: v.nullish(v.string()),
  pad_token_id: tokenId,
  eos_token_id: tokenId,
});
const tokenizerSchema = v.object({ model_max_length: v.nullish(v.number()) });
const sentenceSchema = v.object({ max_seq_length: v.nullish(v.number()) });
const modulesSchema = v.array(v.object({ path: v.string(), type: v.string() }));
const poolingSchema = v.object({
  pooling_mode_cls_token: v.optional(v.boolean(), false),
  pooling_mode_mean_tokens: v.optional(v.boolean(), false),
  pooling_mode_lasttoken: v.optional(v.boolean(), false),
});
const promptsSchema = v.object({
  prompts: v.optional(v.record(v.string(), v.string()), {}),
  default_prompt_name: v.nullish(v.string()),
});

/** Texts longer than that are cut unless asked otherwise: attention costs the square of the length. */
const mostTokens = 512;
/** Models of the RoBERTa family count positions from the padding token on. */
const shiftedPositions = /roberta|camembert|xlm-r|mpnet/;
const positionShift = 2;

/**
 * What a model folder says of itself, in the layout of the hub: sentence-transformers' `modules.json`, `1_Pooling`
 * and prompts, and the configuration of model and tokenizer. What is set by hand goes first, then what is
 * known of a model of that name, then what the folder says.
 * @param name id of the model, or its folder
 * @throws HumanError `model-missing` or `model-unusable`
 */
export async function readModelFolder(
  folder: string,
  name: string,
  byHand: TransformerOptions,
): Promise<TransformerSettings> {
  if (!(await isFolder(folder))) throw folderMissing(folder);
  const preset = presetOf(name) ?? presetOf(basename(folder));
  const { file, dtype } = await findOnnxFile(folder, byHand.dtype ?? preset?.dtype);
  const config = (await readModelJson(folder, 'config.json', configSchema)) ?? {};
  return {
    file,
    dtype,
    pooling: byHand.pooling ?? preset?.pooling ?? (await ownPooling(folder)),
    prefix: byHand.prefix ?? preset?.prefix ?? (await ownPrefix(folder)),
    maxTokens: Math.min(
      byHand.maxTokens ?? preset?.maxTokens ?? (await ownLength(folder)),
      positionsOf(config),
    ),
    padToken: firstId(config.pad_token_id) ?? firstId(config.eos_token_id) ?? 0,
  };
}

async function isFolder(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined))?.isDirectory() === true;
}

function folderMissing(folder: string): HumanError {
  return new HumanError(
    'model-missing',
    t(
      'There is no model folder {0}. Give the path of a folder with config.json, tokenizer.json and an ONNX file.',
      folder,
    ),
  );
}

async function ownPooling(folder: string): Promise<Pooling | undefined> {
  const modules = (await readModelJson(folder, 'modules.json', modulesSchema)) ?? [];
  // Layers behind the pooling are in no file that onnxruntime reads, except in the graph itself.
  if (modules.some(({ type }) => type.endsWith('.Dense'))) return 'own';
  const pooling = modules.find(({ type }) => type.endsWith('.Pooling'))?.path ?? '1_Pooling';
  const file = `${pooling}/config.json`;
  const modes = await readModelJson(folder, file, poolingSchema);
  if (modes === undefined) return undefined;
  if (modes.pooling_mode_cls_token) return 'cls';
  if (modes.pooling_mode_lasttoken) return 'last';
  if (modes.pooling_mode_mean_tokens) return 'mean';
  throw modelUnusable(folder, t('{0} asks for another pooling than mean, cls or last', file));
}

/** The prompt for clustering if there is one, else the one that is used when nobody chooses. */
async function ownPrefix(folder: string): Promise<string> {
  const file = 'config_sentence_transformers.json';
  const found = await readModelJson(folder, file, promptsSchema);
  if (found === undefined) return '';
  const clustering = Object.keys(found.prompts).find(name => /^clustering$/i.test(name));
  return found.prompts[clustering ?? found.default_prompt_name ?? ''] ?? '';
}

async function ownLength(folder: string): Promise<number> {
  const sentence = await readModelJson(folder, 'sentence_bert_config.json', sentenceSchema);
  const tokenizer = await readModelJson(folder, 'tokenizer_config.json', tokenizerSchema);
  const stated = sentence?.max_seq_length ?? tokenizer?.model_max_length ?? Infinity;
  return Math.min(stated, mostTokens);
}

/** Tokens that the model has places for, whatever is asked. */
function positionsOf(config: Partial<v.InferOutput<typeof configSchema>>): number {
  const shift = shiftedPositions.test(config.model_type ?? '') ? positionShift : 0;
  const { max_position_embeddings: positions, n_positions, n_ctx } = config;
  return (positions ?? n_positions ?? n_ctx ?? Infinity) - shift;
}

function firstId(id: number | readonly number[] | null | undefined): number | undefined {
  return (typeof id === 'number' ? id : id?.[0]) ?? undefined;
}
