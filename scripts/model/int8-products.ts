import { activationGrid } from './activation-grid.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { int8BesideEachOther, toInt8, type Int8Matrix } from './int8-matrix.ts';
import type { NgramProduct, Products } from './products.ts';
import { branchWidth, type EncoderWeights } from './read-weights.ts';
import { biasAtOwn } from './window-index.ts';

/**
 * Products of uint8 inputs and int8 weights with exact integer sums. The token table is uint8
 * already, so the projection loses nothing; the input of an n-gram layer is quantised once, before
 * its windows are gathered or its shares added up.
 */
export function int8Products(weights: EncoderWeights): Products {
  const projection = int8BesideEachOther(weights.branches.map(branch => toInt8(branch.projection)));
  const gridOf = (graph: GraphBuilder, { order, layer }: NgramProduct): QuantisedBy => {
    const { scale, zero } = activationGrid(order, layer);
    return { scale: graph.float(scale), zero: graph.tensor(Uint8Array.of(zero), []) };
  };
  const bytesOf = (graph: GraphBuilder, layer: NgramProduct, input: string): string => {
    const { scale, zero } = gridOf(graph, layer);
    const bytes = graph.node('QuantizeLinear', [input, scale, zero]);
    const { zero: level } = activationGrid(layer.order, layer.layer);
    const nothing = graph.tensor(new Uint8Array(branchWidth).fill(level), [1, branchWidth]);
    return graph.node('Concat', [bytes, nothing], { axis: 0 });
  };
  return {
    project(graph, rows) {
      const zero = graph.tensor(Uint8Array.of(0), []);
      return product(graph, rows, { scale: graph.float(1), zero }, projection);
    },
    shares(graph, layer, input) {
      const rows = bytesOf(graph, layer, input);
      const matrix = placesBesideEachOther(toInt8(layer.weights.weight));
      const addend = graph.tensor(biasAtOwn(layer), [matrix.columns]);
      return product(graph, rows, gridOf(graph, layer), matrix, addend);
    },
    prepare: bytesOf,
    multiply(graph, layer, windows) {
      const { weight, bias } = layer.weights;
      const addend = graph.tensor(bias, [branchWidth]);
      return product(graph, windows, gridOf(graph, layer), toInt8(weight), addend);
    },
  };
}

/** The blocks of a layer's matrix, one for each place of the window, side by side. */
function placesBesideEachOther(matrix: Int8Matrix): Int8Matrix {
  const size = branchWidth * matrix.columns;
  const places = Array.from({ length: matrix.rows / branchWidth }, (_, place) => ({
    ...matrix,
    rows: branchWidth,
    values: matrix.values.subarray(place * size, (place + 1) * size),
  }));
  return int8BesideEachOther(places);
}

interface QuantisedBy {
  readonly scale: string;
  readonly zero: string;
}

function product(
  graph: GraphBuilder,
  input: string,
  { scale, zero }: QuantisedBy,
  weight: Int8Matrix,
  bias?: string,
): string {
  const { values, rows, columns } = weight;
  return graph.fused('MatMulIntegerToFloat', [
    input,
    graph.tensor(values, [rows, columns]),
    scale,
    graph.tensor(weight.scale, [columns]),
    zero,
    graph.tensor(new Int8Array(columns), [columns]),
    ...(bias === undefined ? [] : [bias]),
  ]);
}
