import type { ClusterThreads } from '../../src/core/cluster/assignment-helpers.ts';
import { sphericalKMeans } from '../../src/core/cluster/spherical-kmeans.ts';
import { evenSample } from '../../src/core/math/random.ts';
import { packingScales, packVectors } from '../../src/core/math/packed-vectors.ts';
import {
  normalise,
  pickVectors,
  vectorAt,
  vectorSet,
  type VectorSet,
} from '../../src/core/math/vectors.ts';
import { alternate } from '../harness/alternate.ts';
import { Missing, type Benchmark, type Measurement, type Setting } from '../harness/benchmark.ts';
import { seconds, whole } from '../harness/figures.ts';
import { inertia } from '../harness/inertia.ts';
import { openTexts } from '../harness/opened-texts.ts';
import { projectAll } from '../harness/projected-rows.ts';
import { nsmc, realLines } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';
import { mlKMeans, pythonKMeans, type Clustered, type KMeans } from '../peers/k-means-peers.ts';

const iterations = 20;
const clusterCounts = [4, 20, 100];
/** As many as `ml-kmeans` goes through in bearable time; we are given the same in those rounds. */
const mlVectors = 5_000;
const seed = 1;

/** At most 20 passes over all vectors from the same centroids. */
export const kMeansBenchmark: Benchmark = {
  name: 'k-means',
  async *measure(setting) {
    const engine = await setting.engine();
    const lines = await realLines(nsmc, setting.full ? 138_000 : 20_000);
    const opened = await openTexts(setting.folder, nsmc, lines);
    const vectors = await projectAll(opened, engine);
    await opened.close();
    try {
      for (const dimensions of [64, vectors.dimensions]) {
        yield* compareWithPython(setting, leading(vectors, dimensions));
      }
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      setting.skip('k-means, Python', error);
    }
    const few = pickVectors(vectors, evenSample(vectors.count, mlVectors, seed));
    const own = ownKMeans(few, engine.clusterThreads);
    for (const k of clusterCounts) {
      yield await compare(setting, few, k, own, 'ml-kmeans', mlKMeans(few));
    }
  },
};

async function* compareWithPython(
  setting: Setting,
  vectors: VectorSet,
): AsyncGenerator<Measurement> {
  const python = await pythonKMeans(setting.folder, vectors);
  try {
    const own = ownKMeans(vectors, (await setting.engine()).clusterThreads);
    for (const k of clusterCounts) {
      yield await compare(setting, vectors, k, own, 'scikit-learn', python.scikitLearn, 0.77);
      yield await compare(setting, vectors, k, own, 'faiss-cpu', python.faiss, 1);
    }
  } finally {
    await python.close();
  }
}

/** The first dimensions of every vector, unit length: what a smaller projection would give. */
function leading(vectors: VectorSet, dimensions: number): VectorSet {
  const set = vectorSet(vectors.count, dimensions);
  for (let i = 0; i < set.count; i++) {
    const target = vectorAt(set, i);
    target.set(vectorAt(vectors, i).subarray(0, dimensions));
    normalise(target);
  }
  return set;
}

async function compare(
  { rounds }: Setting,
  vectors: VectorSet,
  k: number,
  own: KMeans,
  name: string,
  peer: KMeans,
  goal?: number,
): Promise<Measurement> {
  const start = [...evenSample(vectors.count, k, seed)];
  const results: (Clustered | undefined)[] = [];
  const contestants = [own, peer].map((run, index) => async () => {
    const result = await run(start, iterations);
    results[index] = result;
    return result.seconds;
  });
  const [ours = NaN, theirs = NaN] = await alternate(rounds, contestants);
  const [ownInertia = NaN, peerInertia = NaN] = results.map(result =>
    inertia(vectors, result?.labels ?? [], k),
  );
  const worse = (100 * (ownInertia / peerInertia - 1)).toFixed(2);
  return {
    stage: `k-means, k = ${k}`,
    size: `${nsmc.name}, ${whole(vectors.count)} × ${vectors.dimensions}`,
    ours: `${seconds(ours)}, inertia ${Number(worse) < 0 ? '' : '+'}${worse}%`,
    peer: `${name}: ${seconds(theirs)}`,
    ratio: theirs / ours,
    ...(goal === undefined ? {} : { goal }),
  };
}

function ownKMeans(vectors: VectorSet, threads: ClusterThreads): KMeans {
  const packed = packVectors(vectors, packingScales(vectors));
  const data = { vectors: packed, weights: new Uint32Array(vectors.count).fill(1) };
  return async (start, maxIterations) => {
    const began = performance.now();
    const { index } = await sphericalKMeans(data, pickVectors(vectors, start), {
      // The peers assign once more after the last of their iterations.
      maxPasses: maxIterations + 1,
      tolerance: 0,
      signal: unwatched.signal,
      onPass: () => undefined,
      threads,
    });
    return { seconds: (performance.now() - began) / 1000, labels: index };
  };
}
