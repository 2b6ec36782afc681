import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kmeans } from 'ml-kmeans';
import * as v from 'valibot';
import { vectorAt, type VectorSet } from '../../src/core/math/vectors.ts';
import { PythonPeer } from './python-peer.ts';

/** One k-means run: what it cost and what came out. */
export interface Clustered {
  readonly seconds: number;
  /** Cluster of each vector, from 0. */
  readonly labels: ArrayLike<number>;
}

/** Runs k-means from the vectors `start` as centroids, for at most `iterations` passes. */
export type KMeans = (start: readonly number[], iterations: number) => Promise<Clustered>;

export interface PythonKMeans {
  readonly scikitLearn: KMeans;
  readonly faiss: KMeans;
  close(): Promise<void>;
}

const answerSchema = v.object({ seconds: v.number(), labels: v.string() });

/**
 * scikit-learn and faiss-cpu on `vectors`, which go through a file in `folder`.
 * @throws Missing
 */
export async function pythonKMeans(folder: string, vectors: VectorSet): Promise<PythonKMeans> {
  const file = join(folder, 'vectors.f32');
  await writeFile(file, vectors.values);
  const peer = await PythonPeer.start('kmeans.py', [file, String(vectors.dimensions)]);
  const use =
    (library: string): KMeans =>
    async (start, iterations) => {
      const answer = await peer.ask({ library, start, iterations }, answerSchema);
      const bytes = Uint8Array.from(Buffer.from(answer.labels, 'base64'));
      return { seconds: answer.seconds, labels: new Int32Array(bytes.buffer) };
    };
  return { scikitLearn: use('scikit-learn'), faiss: use('faiss'), close: () => peer.end() };
}

/** `ml-kmeans` on `vectors`, which it takes as lists of numbers. */
export function mlKMeans(vectors: VectorSet): KMeans {
  const rows = Array.from({ length: vectors.count }, (_, i) => Array.from(vectorAt(vectors, i)));
  return (start, iterations) => {
    const began = performance.now();
    const { clusters } = kmeans(rows, start.length, {
      initialization: start.map(row => rows[row] ?? []),
      maxIterations: iterations,
      tolerance: 0,
    });
    return Promise.resolve({ seconds: (performance.now() - began) / 1000, labels: clusters });
  };
}
