import { GraphBuilder } from './graph-builder.ts';
import { besideEachOther, columnSums, endToEnd } from './matrix.ts';
import type { Products } from './products.ts';
import { addMoments, featureNames } from './features.ts';
import { blocks, branchWidth, tokenWidth, type EncoderWeights } from './read-weights.ts';

/**
 * The token table, uint8 `[vocabulary, 512]`, in a file of its own: threads share it in memory, and
 * hand the rows they need to the graph.
 */
export const tableFile = 'token-table.bin';

/**
 * What depends on a vocabulary piece alone, computed once for every distinct piece of some texts:
 * `pieces` (int32 `[n]`) and their `rows` of the token table to the normalised embedding with its moments, and to the input of every
 * branch, with what it adds to its first n-gram layer from every place of a window. Every output has one more row, for the
 * padding.
 */
export function pieceGraph(weights: EncoderWeights, products: Products): Uint8Array {
  const graph = new GraphBuilder('universal-sentence-encoder-multilingual-3-pieces');
  const block = graph.node('Mod', ['pieces', graph.tensor(Int32Array.of(blocks), [])]);
  const rows = 'rows';

  const { normalised, moments } = addMoments(
    graph,
    addEmbedding(graph, weights, rows, block),
    tokenWidth,
    weights.epsilon,
  );
  withPadding(graph, normalised, tokenWidth, 'embedding');
  withPadding(graph, moments, 2, 'moments');

  const inputs = weights.branches.map(({ order }) => `projected_${order}`);
  const projected = addProjection(graph, weights, products, rows, block);
  graph.nodes('Split', [projected], inputs, { axis: 1 });
  weights.branches.forEach(({ order, layers }, at) => {
    const input = inputs[at] ?? '';
    const shares = products.shares(graph, { order, layer: 0, weights: layers[0] }, input);
    graph.node('Identity', [shares], {}, featureNames(order).shares);
    withPadding(graph, input, branchWidth, featureNames(order).input);
  });
  return graph.encode(
    {
      pieces: { type: 'int32', shape: ['n'] },
      rows: { type: 'uint8', shape: ['n', tokenWidth] },
    },
    outputs(weights),
  );
}

function outputs({ branches }: EncoderWeights): Parameters<GraphBuilder['encode']>[1] {
  const width = (columns: number): ['rows', number] => ['rows', columns];
  return {
    embedding: { type: 'float', shape: width(tokenWidth) },
    moments: { type: 'float', shape: width(2) },
    ...Object.fromEntries(
      branches.flatMap(({ order }) => [
        [featureNames(order).input, { type: 'float', shape: width(branchWidth) }],
        [featureNames(order).shares, { type: 'float', shape: width(order * branchWidth) }],
      ]),
    ),
  };
}

function withPadding(graph: GraphBuilder, value: string, width: number, name: string): void {
  const nothing = graph.tensor(new Float32Array(width), [1, width]);
  graph.node('Concat', [value, nothing], { axis: 0 }, name);
}

/**
 * Normalised inputs of the three branches, float `[n, 768]`. With an embedding of
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

/** The token embeddings, float `[n, 512]`. */
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
