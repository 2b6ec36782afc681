import { addMoments, featureNames, type Moments } from './features.ts';
import { GraphBuilder, type TensorType } from './graph-builder.ts';
import type { Products } from './products.ts';
import {
  branchWidth,
  tokenWidth,
  type BranchWeights,
  type EncoderWeights,
  type Order,
} from './read-weights.ts';
import { addWindows, type Windows } from './window-index.ts';

/** Values of a token's features: the embedding, then the branches. */
export const featureWidth = tokenWidth + 3 * branchWidth;

/**
 * The part of the encoder that sees neighbours: `index` (int32 `[batch, time]`, rows of the tables
 * that the graph of pieces made, the last row for padding) and those tables to `sums`, the
 * normalised token features summed over each text (float `[batch, 1280]`), and `lengths` (float
 * `[batch, 1]`). A text's sum does not depend on the other texts of its batch nor on the padding.
 */
export function textGraph(weights: EncoderWeights, products: Products): Uint8Array {
  const graph = new GraphBuilder('universal-sentence-encoder-multilingual-3-texts');
  const rows = graph.node('Gather', [graph.node('Shape', ['embedding']), graph.int(0)]);
  const padding = graph.node('Sub', [
    graph.node('Cast', [rows], { to: 6 }),
    graph.tensor(Int32Array.of(1), []),
  ]);
  const windows = addWindows(graph, 'index', padding);
  const flat = graph.node('Reshape', ['index', graph.ints(-1)]);

  const embedding: Moments = {
    normalised: graph.node('Gather', ['embedding', flat], { axis: 0 }),
    moments: graph.node('Gather', ['moments', flat], { axis: 0 }),
  };
  const features = [
    embedding,
    ...weights.branches.map(branch =>
      addMoments(
        graph,
        addBranch(graph, branch, products, flat, windows),
        branchWidth,
        weights.epsilon,
      ),
    ),
  ];
  addTokenSum(graph, weights, features, flat, padding);
  return graph.encode(inputs(weights), {
    sums: { type: 'float', shape: ['batch', featureWidth] },
    lengths: { type: 'float', shape: ['batch', 1] },
  });
}

function inputs({ branches }: EncoderWeights): Readonly<Record<string, TensorType>> {
  return {
    index: { type: 'int32', shape: ['batch', 'time'] },
    embedding: { type: 'float', shape: ['rows', tokenWidth] },
    moments: { type: 'float', shape: ['rows', 2] },
    ...Object.fromEntries(
      branches.flatMap(({ order }): [string, TensorType][] => [
        [featureNames(order).input, { type: 'float', shape: ['rows', branchWidth] }],
        [featureNames(order).shares, { type: 'float', shape: ['rows', order * branchWidth] }],
      ]),
    ),
  };
}

/**
 * Two residual n-gram layers, float `[tokens, 256]`. The first sees pieces alone, so it adds up what
 * each piece of a window has been multiplied to; the second multiplies whole windows.
 */
function addBranch(
  graph: GraphBuilder,
  { order, layers }: BranchWeights,
  products: Products,
  flat: string,
  windows: Windows,
): string {
  const { input, shares } = featureNames(order);
  const residual = (sum: string, beside: string): string =>
    graph.node('Add', [graph.node('Relu', [sum]), beside]);
  const own = graph.node('Gather', [input, flat], { axis: 0 });
  const first = residual(addShares(graph, order, shares, windows), own);

  const layer = { order, layer: 1, weights: layers[1] } as const;
  const prepared = products.prepare(graph, layer, first);
  const positions = windows.positions.get(order) ?? '';
  const neighbours = graph.node('Gather', [prepared, positions], { axis: 0 });
  const rows = graph.node('Reshape', [neighbours, graph.ints(-1, order * branchWidth)]);
  return residual(products.multiply(graph, layer, rows), first);
}

/** The sums of the shares of all windows, always from left to right, float `[tokens, 256]`. */
function addShares(graph: GraphBuilder, order: Order, shares: string, { pieces }: Windows): string {
  const byPlace = graph.node('Reshape', [shares, graph.ints(-1, branchWidth)]);
  const parts = (pieces.get(order) ?? []).map((piece, place) => {
    const first = graph.node('Mul', [piece, graph.int32(order)]);
    const row = graph.node('Add', [first, graph.int32(place)]);
    return graph.node('Gather', [byPlace, row], { axis: 0 });
  });
  return parts.reduce((sum, part) => graph.node('Add', [sum, part]));
}

/**
 * The layer norm over all features of a token, and the sum over each text, in one: a feature part is
 * known as normalised rows and their moments, so the norm over all parts is another scale and
 * shift of each, and the sum over the tokens a product with those scales.
 */
function addTokenSum(
  graph: GraphBuilder,
  { normGain, normBias, epsilon }: EncoderWeights,
  features: readonly Moments[],
  flat: string,
  padding: string,
): void {
  const multiply = (left: string, right: string): string => graph.node('Mul', [left, right]);
  const [means, deviations] = columnsOf(graph, features);
  const share = graph.tensor(
    Float32Array.from(features, (_, part) => widthOf(part) / featureWidth),
    [1, features.length],
  );
  const overParts = (values: string): string =>
    graph.node('ReduceSum', [multiply(values, share), graph.ints(1)], { keepdims: 1 });
  const mean = overParts(means);
  const squares = graph.node('Add', [multiply(means, means), multiply(deviations, deviations)]);
  const square = overParts(squares);
  const variance = graph.node('Sub', [square, multiply(mean, mean)]);
  const there = graph.node('Cast', [graph.node('Less', [flat, padding])], { to: 1 });
  const mask = graph.node('Unsqueeze', [there, graph.ints(1)]);
  const deviation = graph.node('Sqrt', [graph.node('Max', [variance, graph.float(epsilon)])]);
  const scale = graph.node('Div', [mask, deviation]);

  const shape = graph.node('Shape', ['index']);
  const byText = (value: string, width: number): string =>
    graph.node('Reshape', [value, graph.node('Concat', [shape, graph.ints(width)], { axis: 0 })]);
  // Over the tokens of a text: [batch, 1, time] times [batch, time, width]. A ReduceSum adds in an
  // order that depends on the padding, and so would the last bits of the vector.
  const total = (weights: string, rows: string): string =>
    graph.node('Squeeze', [graph.node('MatMul', [weights, rows]), graph.ints(1)]);
  const scales = graph.node('Transpose', [byText(multiply(deviations, scale), features.length)], {
    perm: [0, 2, 1],
  });
  const shifts = total(
    graph.node('Transpose', [byText(scale, 1)], { perm: [0, 2, 1] }),
    byText(graph.node('Sub', [means, mean]), features.length),
  );
  const parts = split(graph, scales, features.length).map((weights, part) =>
    total(weights, byText(features[part]?.normalised ?? '', widthOf(part))),
  );
  const shifted = split(graph, shifts, features.length).map((shift, part) =>
    graph.node('Add', [parts[part] ?? '', shift]),
  );
  graph.node('ReduceSum', [byText(mask, 1), graph.ints(1)], { keepdims: 0 }, 'lengths');
  const gained = multiply(
    graph.node('Concat', shifted, { axis: 1 }),
    graph.tensor(normGain, [featureWidth]),
  );
  const bias = multiply('lengths', graph.tensor(normBias, [1, featureWidth]));
  graph.node('Add', [gained, bias], {}, 'sums');
}

function widthOf(part: number): number {
  return part === 0 ? tokenWidth : branchWidth;
}

/** Means and standard deviations of all parts, float `[tokens, parts]` each. */
function columnsOf(graph: GraphBuilder, features: readonly Moments[]): [string, string] {
  const columns = features.map(({ moments }) => split(graph, moments, 2));
  const beside = (at: number): string =>
    graph.node(
      'Concat',
      columns.map(column => column[at] ?? ''),
      { axis: 1 },
    );
  return [beside(0), beside(1)];
}

/** Equal slices along axis 1. */
function split(graph: GraphBuilder, value: string, count: number): string[] {
  const names = Array.from({ length: count }, (_, at) => `${value}_part_${at}`);
  graph.nodes('Split', [value], names, { axis: 1 });
  return names;
}
