import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterVectors } from '../../src/core/cluster/cluster-vectors.ts';
import { scan } from '../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../src/core/dataset/template/template.ts';
import type { MatrixProducts } from '../../src/core/math/matrix-products.ts';
import {
  packedVectors,
  packingScales,
  packVectors,
  type PackedVectors,
} from '../../src/core/math/packed-vectors.ts';
import { Random } from '../../src/core/math/random.ts';
import { normalise, vectorAt, vectorSet, type VectorSet } from '../../src/core/math/vectors.ts';
import { recutRun } from '../../src/core/recut-run.ts';
import { OpenedRun } from '../../src/core/run/opened-run.ts';
import { runRows } from '../../src/core/run/run-rows.ts';
import { writeRun } from '../../src/core/run/write-run.ts';
import { alternate } from '../harness/alternate.ts';
import type { Benchmark, Measurement } from '../harness/benchmark.ts';
import { seconds, whole } from '../harness/figures.ts';
import { openTexts } from '../harness/opened-texts.ts';
import { projectAll } from '../harness/projected-rows.ts';
import { nsmc, realLines } from '../harness/real-rows.ts';
import { unwatched } from '../harness/unwatched.ts';

const seed = 1;
const clusterCounts = [2, 20, 100];
/** Copies of every vector in the large run, each moved by a vector of this length. */
const copies = 10;
const moved = 0.3;

/** From the wish for another k to the cluster of every row, on a run that is on the disk. */
export const recutBenchmark: Benchmark = {
  name: 'recut',
  async *measure({ full, rounds, folder, engine }) {
    const { products } = await engine();
    const lines = await realLines(nsmc, full ? 170_000 : 20_000);
    const opened = await openTexts(folder, nsmc, lines);
    const vectors = await projectAll(opened, await engine());
    await opened.close();
    const scales = packingScales(vectors);
    const small = await madeRun(join(folder, 'a'), packVectors(vectors, scales), products);
    yield* measureRun(small, rounds, 0.3);
    const large = await madeRun(join(folder, 'b'), variedCopies(vectors, scales), products);
    yield* measureRun(large, rounds, 2);
  },
};

/** A run of a file with a row for every vector. */
async function madeRun(
  path: string,
  vectors: PackedVectors,
  products: MatrixProducts,
): Promise<string> {
  const source = `${path}.jsonl`;
  const rows = Array.from({ length: vectors.count }, (_, row) => `{"instruction":"${row}"}\n`);
  await writeFile(source, rows.join(''));
  const { table, unique } = await scan(source, parseTemplate('{instruction}'), unwatched);
  const choice = { k: 8, method: 'tree', seed } as const;
  const data = { vectors, weights: unique.rows };
  const found = await clusterVectors(data, choice, products, unwatched);
  const cluster = found.index.map(index => index + 1);
  const assignment = { cluster, second: found.second, distance: found.similarity };
  const draft = {
    program: 'bench',
    source,
    template: '{instruction}',
    model: { id: 'none', revision: 'none', dimensions: 0 },
    parameters: { ...choice, sample: null, formWeight: 0 },
    counts: { unique: unique.count, tokens: 0 },
    clusters: Array.from({ length: choice.k }, (_, index) => ({
      id: index + 1,
      rows: cluster.filter(id => id === index + 1).length,
      terms: [],
      samples: { central: [], varied: [], far: [], random: [] },
      tightness: 0,
    })),
    silhouettes: [...found.silhouettes],
    automaticK: null,
    seconds: {},
  };
  const parts = {
    rows: runRows(table, unique.textOfRow, assignment),
    vectors,
    centroids: {
      numbers: Float64Array.from(draft.clusters, ({ id }) => id),
      centroids: found.centroids,
    },
    fine: found.fine && { numbers: found.fine.rows, centroids: found.fine.centroids },
    space: undefined,
  };
  await writeRun(path, draft, table, parts, unwatched);
  return path;
}

async function* measureRun(
  folder: string,
  rounds: number,
  allowed: number,
): AsyncGenerator<Measurement> {
  const began = performance.now();
  const opened = await OpenedRun.open(folder);
  const read = performance.now();
  await opened.readTree();
  const ready = performance.now();
  const { rows } = opened.run.counts;
  const size = `${whole(rows)} × 128`;
  yield {
    stage: 'change k, once before',
    size,
    ours: `${seconds((ready - read) / 1000)} to read the vectors, after ${seconds((read - began) / 1000)} to open the run`,
  };
  const contestants = clusterCounts.map(k => () => timeToCut(opened, k));
  const times = await alternate(rounds, contestants);
  for (const [at, time] of times.entries()) {
    yield {
      stage: `change k to ${clusterCounts[at] ?? 0}`,
      size,
      ours: seconds(time),
      peer: `allowed: ${seconds(allowed)}`,
      ratio: allowed / time,
      goal: 1,
    };
  }
}

/** Seconds until the clusters of all rows are known; describing and saving are left out. */
async function timeToCut(opened: OpenedRun, k: number): Promise<number> {
  const abort = new AbortController();
  const began = performance.now();
  let time = NaN;
  const onCut = (): void => {
    time = (performance.now() - began) / 1000;
    abort.abort();
  };
  const work = { signal: abort.signal, report: () => undefined };
  await recutRun(opened, k, onCut, work).catch((error: unknown) => {
    if (error !== abort.signal.reason) throw error;
  });
  return time;
}

/** Copies of vectors, each moved in a random direction. */
function variedCopies(vectors: VectorSet, scales: Float32Array): PackedVectors {
  const random = new Random(seed);
  const values = new Int8Array(copies * vectors.values.length);
  for (let copy = 0; copy < copies; copy++) {
    const varied = vectorSet(vectors.count, vectors.dimensions);
    for (let i = 0; i < vectors.count; i++) {
      const target = vectorAt(varied, i);
      target.forEach((_, d) => (target[d] = random.normal()));
      normalise(target, moved);
      vectorAt(vectors, i).forEach((value, d) => (target[d] = (target[d] ?? 0) + value));
      normalise(target);
    }
    values.set(packVectors(varied, scales).values, copy * vectors.values.length);
  }
  return packedVectors(values, scales);
}
