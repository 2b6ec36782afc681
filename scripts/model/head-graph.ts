import { GraphBuilder } from './graph-builder.ts';
import type { Matrix } from './matrix.ts';
import type { EncoderWeights } from './read-weights.ts';
import { featureWidth } from './text-graph.ts';

export const dimensions = 512;

/**
 * The end of the encoder, one row a text: `sums` (float `[batch, 1280]`) and `lengths` (float
 * `[batch, 1]`) to `sentence_embedding` (float `[batch, 512]`, unit length).
 */
export function headGraph(weights: EncoderWeights): Uint8Array {
  const graph = new GraphBuilder('universal-sentence-encoder-multilingual-3-head');
  addDense(graph, weights, addMean(graph, weights));
  return graph.encode(
    {
      sums: { type: 'float', shape: ['batch', featureWidth] },
      lengths: { type: 'float', shape: ['batch', 1] },
    },
    { sentence_embedding: { type: 'float', shape: ['batch', dimensions] } },
  );
}

/** (sum · W + length · bias) / √length, float `[batch, 512]`. */
function addMean(graph: GraphBuilder, { output, outputBias }: EncoderWeights): string {
  const root = graph.node('Sqrt', ['lengths']);
  const product = graph.node('Div', [multiply(graph, 'sums', output), root]);
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
