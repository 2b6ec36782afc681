import { GraphBuilder } from './graph-builder.ts';
import { besideEachOther, columnSums, endToEnd, type Matrix } from './matrix.ts';
import type { Products } from './products.ts';
import {
  blocks,
  branchWidth,
  tokenWidth,
  vocabulary,
  type BranchWeights,
  type EncoderWeights,
} from './read-weights.ts';
import { addWindows } from './window-index.ts';

export const dimensions = 512;

/**
 * The encoder as an ONNX model: `input_ids` and `attention_mask` (int64 `[batch, time]`) to
 * `sentence_embedding` (float32 `[batch, 512]`, unit length). A text's vector does not depend on
 * the other texts of its batch nor on the padding.
 */
export function encoderGraph(weights: EncoderWeights, products: Products): Uint8Array {
  const graph = new GraphBuilder('universal-sentence-encoder-multilingual-3');
  const mask = 'attention_mask';
  const ids = graph.node('Reshape', ['input_ids', graph.ints(-1)]);
  const block = graph.node('Mod', [ids, graph.int(blocks)]);
  const table = graph.tensor(weights.table, [vocabulary, tokenWidth]);
  const rows = graph.node('Gather', [table, ids], { axis: 0 });
  const { index } = addWindows(graph, mask);

  const projected = addProjection(graph, weights, products, rows, block);
  const inputs = weights.branches.map(({ order }) => `branch_${order}`);
  graph.nodes('Split', [projected], inputs, { axis: 1 });
  const features = [addEmbedding(graph, weights, rows, block)];
  weights.branches.forEach((branch, at) => {
    const windows = index.get(branch.order);
    const input = inputs[at];
    if (windows === undefined || input === undefined) throw new Error('a branch has no windows');
    features.push(addBranch(graph, branch, products, input, windows));
  });

  const sum = addTokenSum(graph, weights, features, mask);
  addDense(graph, weights, addMean(graph, weights, sum, mask));
  return graph.encode(
    {
      input_ids: { type: 'int64', shape: ['batch', 'time'] },
      attention_mask: { type: 'int64', shape: ['batch', 'time'] },
    },
    { sentence_embedding: { type: 'float', shape: ['batch', dimensions] } },
  );
}

/**
 * Normalised inputs of the three branches, float `[tokens, 768]`. With an embedding of
 * `scale · row + lo`, its projection is `scale · (row·W + (lo·ΣW + b) / scale)`, and the layer norm
 * does not see a factor: so the rows are multiplied as they are and only an addend is looked up.
 */
function addProjection(
  graph: GraphBuilder,
  { branches, scale, lo, epsilon }: EncoderWeights,
  products: Products,
  rows: string,
  block: string,
): string {
  const sums = columnSums(besideEachOther(branches.map(branch => branch.projection)));
  const bias = endToEnd(branches.map(branch => branch.projectionBias));
  const width = bias.length;
  const addends = new Float32Array(blocks * width);
  scale.forEach((step, row) => {
    bias.forEach((value, column) => {
      addends[row * width + column] = ((lo[row] ?? 0) * (sums[column] ?? 0) + value) / step;
    });
  });
  const addend = graph.node('Gather', [graph.tensor(addends, [blocks, width]), block], { axis: 0 });
  // SkipLayerNormalization does both at once, but takes more than twice as long (onnxruntime 1.30).
  return graph.node(
    'LayerNormalization',
    [
      graph.node('Add', [products.project(graph, rows), addend]),
      graph.tensor(endToEnd(branches.map(branch => branch.normGain)), [width]),
      graph.tensor(endToEnd(branches.map(branch => branch.normBias)), [width]),
    ],
    { axis: -1, epsilon: { float: epsilon } },
  );
}

/** The token embeddings, float `[tokens, 512]`. */
function addEmbedding(
  graph: GraphBuilder,
  { scale, lo }: EncoderWeights,
  rows: string,
  block: string,
): string {
  const steps = graph.node('Gather', [graph.tensor(scale, [blocks, 1]), block], { axis: 0 });
  const lows = graph.node('Gather', [graph.tensor(lo, [blocks, 1]), block], { axis: 0 });
  const values = graph.node('Cast', [rows], { to: 1 });
  return graph.node('Add', [graph.node('Mul', [values, steps]), lows]);
}

/** Two residual n-gram layers, float `[tokens, 256]` to the same. */
function addBranch(
  graph: GraphBuilder,
  branch: BranchWeights,
  products: Products,
  input: string,
  windows: string,
): string {
  let value = input;
  for (const layer of [0, 1] as const) {
    const product = { order: branch.order, layer, weights: branch.layers[layer] };
    const active = graph.node('Relu', [products.ngram(graph, product, value, windows)]);
    value = graph.node('Add', [active, value]);
  }
  return value;
}

/** Normalised token features summed over the tokens of each text, float `[batch, 1280]`. */
function addTokenSum(
  graph: GraphBuilder,
  { normGain, normBias, epsilon }: EncoderWeights,
  features: readonly string[],
  mask: string,
): string {
  const width = tokenWidth + (features.length - 1) * branchWidth;
  const normalised = graph.node(
    'LayerNormalization',
    [
      graph.node('Concat', features, { axis: 1 }),
      graph.tensor(normGain, [width]),
      graph.tensor(normBias, [width]),
    ],
    { axis: -1, epsilon: { float: epsilon } },
  );
  const shape = graph.node('Concat', [graph.node('Shape', [mask]), graph.ints(width)], { axis: 0 });
  const byText = graph.node('Reshape', [normalised, shape]);
  const weights = graph.node('Cast', [graph.node('Unsqueeze', [mask, graph.ints(1)])], { to: 1 });
  return graph.node('Squeeze', [graph.node('MatMul', [weights, byText]), graph.ints(1)]);
}

/** (sum · W + length · bias) / √length, float `[batch, 512]`. */
function addMean(
  graph: GraphBuilder,
  { output, outputBias }: EncoderWeights,
  sum: string,
  mask: string,
): string {
  const length = graph.node('Cast', [graph.node('ReduceSum', [mask, graph.ints(1)])], { to: 1 });
  const root = graph.node('Sqrt', [length]);
  const product = graph.node('Div', [multiply(graph, sum, output), root]);
  const bias = graph.node('Mul', [root, graph.tensor(outputBias, [outputBias.length])]);
  return graph.node('Add', [product, bias]);
}

/** The residual dense network, hyperbolic tangent and unit length. */
function addDense(graph: GraphBuilder, { dense, epsilon }: EncoderWeights, mean: string): void {
  const relu = (value: string): string => graph.node('Relu', [value]);
  const add = (left: string, right: string): string => graph.node('Add', [left, right]);
  const first = relu(multiply(graph, mean, dense.d0));
  const middle = relu(add(multiply(graph, mean, dense.p1), multiply(graph, first, dense.d1)));
  const third = relu(multiply(graph, middle, dense.d2));
  const last = add(multiply(graph, middle, dense.p3), multiply(graph, third, dense.d3));
  const value = graph.node('Tanh', [last]);
  const squares = graph.node('ReduceSumSquare', [value], { axes: [1] });
  const length = graph.node('Sqrt', [graph.node('Max', [squares, graph.float(epsilon)])]);
  graph.node('Div', [value, length], {}, 'sentence_embedding');
}

function multiply(graph: GraphBuilder, left: string, right: Matrix): string {
  const weight = graph.tensor(right.values, [right.rows, right.columns]);
  return graph.node('MatMul', [left, weight]);
}
