import { GraphBuilder, type TensorType } from './graph-builder.ts';

/** Number of the type float in ONNX. */
const float = 1;

/** `left` float `[n, d]`, `right` float `[m, d]` to `product` float `[n, m]` = left · rightᵀ. */
export function productGraph(): Uint8Array {
  const graph = new GraphBuilder('product');
  graph.fused('FusedMatMul', ['left', 'right'], { transB: 1 }, 'product');
  return graph.encode(
    { left: matrix('n', 'd'), right: matrix('m', 'd') },
    { product: matrix('n', 'm') },
  );
}

/**
 * `rows` int8 `[n, d]`, `centroids` float `[k, d]` to `product` float `[n, k]` = rows · centroidsᵀ
 * and the largest of every row, `largest` float `[n, 1]`. Which centroid that is, an ArgMax would
 * say at the price of another half of the product (138,000 × 128, k = 100); few callers need it.
 */
export function similarityGraph(): Uint8Array {
  const graph = new GraphBuilder('similarity');
  const rows = graph.node('Cast', ['rows'], { to: float });
  graph.fused('FusedMatMul', [rows, 'centroids'], { transB: 1 }, 'product');
  graph.node('ReduceMax', ['product'], { axes: [1], keepdims: 1 }, 'largest');
  return graph.encode(packedInputs, { product: matrix('n', 'k'), largest: matrix('n', 1) });
}

function matrix(rows: string, columns: string | number): TensorType {
  return { type: 'float', shape: [rows, columns] };
}

const packedInputs: Readonly<Record<string, TensorType>> = {
  rows: { type: 'int8', shape: ['n', 'd'] },
  centroids: matrix('k', 'd'),
};
