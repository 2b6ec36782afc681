import { GraphBuilder, type TensorType } from './graph-builder.ts';

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
 * Spherical k-means assignment: `rows` float `[n, d]`, `centroids` float `[k, d]` to the centroid of
 * the largest product, `index` int64 `[n]` (the first of equals), and that product, `similarity`
 * float `[n]`.
 */
export function nearestGraph(): Uint8Array {
  const graph = new GraphBuilder('nearest');
  const product = graph.fused('FusedMatMul', ['rows', 'centroids'], { transB: 1 });
  graph.node('ArgMax', [product], { axis: 1, keepdims: 0 }, 'index');
  graph.node('ReduceMax', [product], { axes: [1], keepdims: 0 }, 'similarity');
  return graph.encode(
    { rows: matrix('n', 'd'), centroids: matrix('k', 'd') },
    { index: { type: 'int64', shape: ['n'] }, similarity: { type: 'float', shape: ['n'] } },
  );
}

/** As `nearestGraph`, with the two largest products, best first: `[n, 2]` each; k is at least 2. */
export function nearestTwoGraph(): Uint8Array {
  const graph = new GraphBuilder('nearest-two');
  const product = graph.fused('FusedMatMul', ['rows', 'centroids'], { transB: 1 });
  graph.nodes('TopK', [product, graph.ints(2)], ['similarity', 'index'], { axis: 1 });
  return graph.encode(
    { rows: matrix('n', 'd'), centroids: matrix('k', 'd') },
    { index: { type: 'int64', shape: ['n', 2] }, similarity: matrix('n', 2) },
  );
}

function matrix(rows: string, columns: string | number): TensorType {
  return { type: 'float', shape: [rows, columns] };
}
