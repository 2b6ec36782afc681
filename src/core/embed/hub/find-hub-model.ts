import * as v from 'valibot';
import { networkReason, proxiedFetch } from '../proxied-fetch.ts';
import { chooseOnnx } from '../transformer/onnx-file.ts';
import type { ModelDtype } from '../transformer/pooling.ts';
import { presetOf } from '../transformer/presets.ts';
import { hubModelMissing, hubModelWithoutOnnx, hubUnreachable } from './hub-error.ts';

/** One file of a model on the hub. */
export interface HubFile {
  /** With `/` between names. */
  readonly name: string;
  readonly bytes: number;
  /** Of large files. */
  readonly sha256: string | undefined;
}

/** The files of a model that are needed to run it. */
export interface HubModel {
  readonly id: string;
  /** Commit of the hub. */
  readonly revision: string;
  readonly files: readonly HubFile[];
  readonly bytes: number;
}

/** The hub, or the mirror that `HF_ENDPOINT` names, as every program of Hugging Face understands it. */
export function hubUrl(): string {
  return (process.env['HF_ENDPOINT'] ?? 'https://huggingface.co').replace(/\/+$/, '');
}

export function hubHost(): string {
  return new URL(hubUrl()).host;
}

/** What goes with every request; `HF_TOKEN` opens models that need an agreement. */
export function hubHeaders(): Record<string, string> {
  const token = process.env['HF_TOKEN'];
  return token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` };
}

const configurations = new Set([
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'modules.json',
  '1_Pooling/config.json',
  'config_sentence_transformers.json',
  'sentence_bert_config.json',
]);

const answerSchema = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{7,64}$/)),
  siblings: v.array(
    v.object({
      rfilename: v.string(),
      size: v.nullish(v.number()),
      lfs: v.nullish(v.object({ sha256: v.optional(v.string()) })),
    }),
  ),
});

/**
 * Asks the hub for the files of a model and their sizes.
 * @param dtype undefined for the one that is usual
 * @throws HumanError `hub-unreachable`, `hub-model-missing` or `hub-model-without-onnx`
 */
export async function findHubModel(
  id: string,
  dtype: ModelDtype | undefined,
  signal: AbortSignal,
): Promise<HubModel> {
  const { sha, siblings } = await describe(id, signal);
  const onnx = chooseOnnx(
    siblings.map(({ rfilename }) => rfilename),
    dtype ?? presetOf(id)?.dtype,
  );
  if (onnx === undefined) throw hubModelWithoutOnnx(hubHost(), id);
  const needed = siblings.filter(
    ({ rfilename }) => configurations.has(rfilename) || belongsTo(rfilename, onnx.name),
  );
  const files = needed.map(({ rfilename, size, lfs }) => ({
    name: rfilename,
    bytes: size ?? 0,
    sha256: lfs?.sha256,
  }));
  return { id, revision: sha, files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** The graph, and the files beside it that hold the weights of a large one. */
function belongsTo(file: string, graph: string): boolean {
  return file === graph || file.startsWith(`${graph}_data`) || file === `${graph}.data`;
}

async function describe(
  id: string,
  signal: AbortSignal,
): Promise<v.InferOutput<typeof answerSchema>> {
  const url = `${hubUrl()}/api/models/${id}?blobs=true`;
  try {
    const response = await proxiedFetch(url, { headers: hubHeaders(), signal });
    if (response.status === 401 || response.status === 403 || response.status === 404) {
      throw hubModelMissing(hubHost(), id);
    }
    if (!response.ok) throw hubUnreachable(hubHost(), id, String(response.status), undefined);
    return v.parse(answerSchema, await response.json());
  } catch (error) {
    signal.throwIfAborted();
    const reason = networkReason(error) ?? unreadable(error);
    if (reason === undefined) throw error;
    throw hubUnreachable(hubHost(), id, reason, error);
  }
}

function unreadable(error: unknown): string | undefined {
  return error instanceof SyntaxError || v.isValiError(error) ? error.message : undefined;
}
