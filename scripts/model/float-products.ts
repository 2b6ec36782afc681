import { besideEachOther } from './matrix.ts';
import type { Products } from './products.ts';
import { branchWidth, type EncoderWeights } from './read-weights.ts';

/** Products in float32, as the reference computes them. */
export function floatProducts(weights: EncoderWeights): Products {
  const projection = besideEachOther(weights.branches.map(branch => branch.projection));
  return {
    form: 'float',
    project(graph, rows) {
      const { values, rows: height, columns } = projection;
      const weight = graph.tensor(values, [height, columns]);
      return graph.node('MatMul', [graph.node('Cast', [rows], { to: 1 }), weight]);
    },
    prepare(graph, _, input) {
      const nothing = graph.tensor(new Float32Array(branchWidth), [1, branchWidth]);
      return graph.node('Concat', [input, nothing], { axis: 0 });
    },
    multiply(graph, { weights: layer }, windows) {
      const { values, rows, columns } = layer.weight;
      const product = graph.node('MatMul', [windows, graph.tensor(values, [rows, columns])]);
      return graph.node('Add', [product, graph.tensor(layer.bias, [columns])]);
    },
  };
}
