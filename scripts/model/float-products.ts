import { besideEachOther, type Matrix } from './matrix.ts';
import type { Products } from './products.ts';
import { branchWidth, type EncoderWeights } from './read-weights.ts';
import { biasAtOwn } from './window-index.ts';

/** Products in float32, as the reference computes them. */
export function floatProducts(weights: EncoderWeights): Products {
  const projection = besideEachOther(weights.branches.map(branch => branch.projection));
  return {
    project(graph, rows) {
      const { values, rows: height, columns } = projection;
      const weight = graph.tensor(values, [height, columns]);
      return graph.node('MatMul', [graph.node('Cast', [rows], { to: 1 }), weight]);
    },
    shares(graph, layer, input) {
      const { values, rows, columns } = placesBesideEachOther(layer.weights.weight);
      const zeros = graph.tensor(new Float32Array(branchWidth), [1, branchWidth]);
      const padded = graph.node('Concat', [input, zeros], { axis: 0 });
      const product = graph.node('MatMul', [padded, graph.tensor(values, [rows, columns])]);
      return graph.node('Add', [product, graph.tensor(biasAtOwn(layer), [columns])]);
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

/** The blocks of a layer's matrix, one for each place of the window, side by side. */
function placesBesideEachOther({ values, rows, columns }: Matrix): Matrix {
  const size = branchWidth * columns;
  const places = Array.from({ length: rows / branchWidth }, (_, place) => ({
    values: values.subarray(place * size, (place + 1) * size),
    rows: branchWidth,
    columns,
  }));
  return besideEachOther(places);
}
