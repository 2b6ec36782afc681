import type * as Proto from 'onnx-proto';
import { GraphBuilder } from './graph-builder.ts';
import { dimensions, headGraph } from './head-graph.ts';
import { pieceGraph } from './piece-graph.ts';
import type { Products } from './products.ts';
import { tokenWidth, type EncoderWeights } from './read-weights.ts';
import { featureWidth, textGraph } from './text-graph.ts';

/**
 * The whole encoder. What depends on a piece alone is computed once for the distinct pieces of a call, what depends
 * on neighbours in a loop over batches that fit into a core's cache, and the end for all texts together; so the tables of pieces,
 * 15 kB each, never leave the runtime.
 *
 * Inputs: `pieces` int32 `[n]` and their `rows` of the token table, uint8 `[n, 512]`; `cells`, int32
 * `[cells]`, the piece of every cell of all batches, text after text, n for padding; `sizes`, int64
 * `[batches, 2]`, the texts of each batch and the cells of each of its texts. Output: `sentence_embedding`, float `[texts, 512]`,
 * unit length.
 */
export function encoderGraph(weights: EncoderWeights, products: Products): Uint8Array {
  const graph = new GraphBuilder('universal-sentence-encoder-multilingual-3');
  graph.include('pieces', pieceGraph(weights, products));
  const batches = graph.node('Gather', [graph.node('Shape', ['sizes']), graph.int(0)]);
  const start = graph.ints(0);
  const [sums, lengths] = [featureWidth, 1].map(width =>
    graph.tensor(new Float32Array(0), [0, width]),
  ) as [string, string];
  const body = batchGraph(weights, products);
  graph.loop([batches, '', start, sums, lengths], body, ['cells_read', 'sums', 'lengths']);
  graph.include('head', headGraph(weights));
  return graph.encode(
    {
      pieces: { type: 'int32', shape: ['n'] },
      rows: { type: 'uint8', shape: ['n', tokenWidth] },
      cells: { type: 'int32', shape: ['cells'] },
      sizes: { type: 'int64', shape: ['batches', 2] },
    },
    { sentence_embedding: { type: 'float', shape: ['texts', dimensions] } },
  );
}

/** One turn of the loop: the sums and lengths of one more batch after those before it. */
function batchGraph(weights: EncoderWeights, products: Products): Proto.onnx.IGraphProto {
  const graph = new GraphBuilder('batch');
  const size = graph.node('Gather', ['sizes', 'batch'], { axis: 0 });
  const count = graph.node('ReduceProd', [size], { axes: [0], keepdims: 1 });
  graph.node('Add', ['start', count], {}, 'end');
  graph.node('Reshape', [graph.node('Slice', ['cells', 'start', 'end']), size], {}, 'index');
  const own = { sums: 'own_sums', lengths: 'own_lengths' };
  graph.include('texts', textGraph(weights, products), own);
  graph.node('Concat', ['sums_before', own.sums], { axis: 0 }, 'sums_after');
  graph.node('Concat', ['lengths_before', own.lengths], { axis: 0 }, 'lengths_after');
  graph.node('Identity', ['always'], {}, 'go_on');
  return graph.subgraph(
    {
      batch: { type: 'int64', shape: [] },
      always: { type: 'bool', shape: [] },
      start: { type: 'int64', shape: [1] },
      sums_before: { type: 'float', shape: ['texts', featureWidth] },
      lengths_before: { type: 'float', shape: ['texts', 1] },
    },
    {
      go_on: { type: 'bool', shape: [] },
      end: { type: 'int64', shape: [1] },
      sums_after: { type: 'float', shape: ['texts', featureWidth] },
      lengths_after: { type: 'float', shape: ['texts', 1] },
    },
  );
}
