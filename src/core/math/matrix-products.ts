import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { PackedVectors } from './packed-vectors.ts';
import { vectorSet, type VectorSet } from './vectors.ts';

/** The products of some vectors with all centroids. The arrays are used again for the next block. */
export interface SimilarityBlock {
  /** Index of its first vector. */
  readonly start: number;
  readonly count: number;
  /** count × centroids; times the vector's factor they are cosines. */
  readonly values: Float32Array;
  /** The largest of every vector. */
  readonly largest: Float32Array;
}

/**
 * Threads that wait asleep. Those that spin cost twice the processor time, and where others want it
 * the products wait for them (138,000 × 128, k = 100, other work on both cores: 45 ms against 111).
 */
const quietThreads = { extra: { session: { intra_op: { allow_spinning: '0' } } } };

/** Vectors handed to the runtime at once: enough to keep it busy, few enough to stay in its cache. */
const blockVectors = 4_096;

/**
 * Products of matrices by onnxruntime, whose kernels are some 60 times as fast as loops over typed
 * arrays (100,000 × 384 by 384 × 20: 24 ms against 1,607 ms). The graphs are a node or two each.
 */
export class MatrixProducts {
  private constructor(
    private readonly productGraph: InferenceSession,
    private readonly similarityGraph: InferenceSession,
  ) {}

  /** Loads the graphs from `folder`. */
  static async load(folder: string): Promise<MatrixProducts> {
    const [product, similarity] = await Promise.all(
      ['product', 'similarity'].map(name =>
        InferenceSession.create(join(folder, `${name}.onnx`), quietThreads),
      ),
    );
    if (!product || !similarity) throw new Error('A graph did not load.');
    return new MatrixProducts(product, similarity);
  }

  /** left · rightᵀ: `left.count` vectors of `right.count` dimensions. */
  async product(left: VectorSet, right: VectorSet): Promise<VectorSet> {
    const result = vectorSet(left.count, right.count);
    const rightTensor = tensorOf(right);
    for (let start = 0; start < left.count; start += blockVectors) {
      const count = Math.min(blockVectors, left.count - start);
      const values = part(left.values, start, count, left.dimensions);
      const product = part(result.values, start, count, right.count);
      await this.productGraph.run(
        { left: new Tensor('float32', values, [count, left.dimensions]), right: rightTensor },
        { product: new Tensor('float32', product, [count, right.count]) },
      );
    }
    return result;
  }

  /** The products of all vectors with the centroids, block by block. */
  async *similarities(
    vectors: PackedVectors,
    centroids: VectorSet,
    signal: AbortSignal,
  ): AsyncGenerator<SimilarityBlock> {
    const scaled = scaledTensor(centroids, vectors.scales);
    const values = new Float32Array(blockVectors * centroids.count);
    const largest = new Float32Array(blockVectors);
    for (const { start, count, rows } of blocksOf(vectors)) {
      signal.throwIfAborted();
      await this.similarityGraph.run(
        { rows, centroids: scaled },
        {
          product: new Tensor('float32', part(values, 0, count, centroids.count), [
            count,
            centroids.count,
          ]),
          largest: new Tensor('float32', largest.subarray(0, count), [count, 1]),
        },
      );
      yield { start, count, values, largest };
    }
  }

  async dispose(): Promise<void> {
    await Promise.all([this.productGraph, this.similarityGraph].map(graph => graph.release()));
  }
}

/** Rows `start … start + count` as a view. */
function part(values: Float32Array, start: number, count: number, columns: number): Float32Array {
  return values.subarray(start * columns, (start + count) * columns);
}

function tensorOf(set: VectorSet): Tensor {
  return new Tensor('float32', set.values, [set.count, set.dimensions]);
}

/** Centroids times the scales of packed vectors, so that their numbers can be multiplied as they are. */
function scaledTensor({ values, count, dimensions }: VectorSet, scales: Float32Array): Tensor {
  const scaled = values.map((value, i) => value * (scales[i % dimensions] ?? 1));
  return new Tensor('float32', scaled, [count, dimensions]);
}

function* blocksOf({
  values,
  count: total,
  dimensions,
}: PackedVectors): Generator<{ start: number; count: number; rows: Tensor }> {
  for (let start = 0; start < total; start += blockVectors) {
    const count = Math.min(blockVectors, total - start);
    const block = values.subarray(start * dimensions, (start + count) * dimensions);
    yield { start, count, rows: new Tensor('int8', block, [count, dimensions]) };
  }
}
