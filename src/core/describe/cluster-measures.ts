import { evenSample } from '../math/random.ts';
import { BestRows } from './best-rows.ts';
import { membersOf, type ClusteredRows } from './clustered-rows.ts';
import { samplesPerKind, type ClusterSamples } from './samples.ts';
import { variedRows } from './varied-rows.ts';

/** What the places of a cluster's rows say about it. */
export interface ClusterMeasures {
  readonly id: number;
  readonly rows: number;
  readonly samples: ClusterSamples;
  /** Mean cosine of the rows to the centroid, −1 … 1. */
  readonly tightness: number;
  /** Share of the rows whose text occurs more than once in the file. */
  readonly duplicates: number;
  /** How many of its rows lie in each of `positionBuckets` equal stretches of the rows of the file. */
  readonly positions: number[];
}

const positionBuckets = 32;

/** Measures every cluster without reading a text; one entry a cluster, by id. */
export function measureClusters(input: ClusteredRows, seed: number): ClusterMeasures[] {
  const { central, far } = extremeRows(input);
  const copies = rowsByText(input.text);
  return membersOf(input).map((rows, index) => ({
    id: index + 1,
    rows: rows.length,
    samples: {
      central: central[index]?.rows() ?? [],
      varied: variedRows(input, rows, samplesPerKind, seed),
      far: far[index]?.rows() ?? [],
      random: Array.from(evenSample(rows.length, samplesPerKind, seed + 1), at => rows[at] ?? 0),
    },
    tightness: meanOf(rows, input.similarity),
    duplicates: shareOf(rows, row => (copies[input.text[row] ?? 0] ?? 0) > 1),
    positions: positionsOf(rows, input.cluster.length),
  }));
}

/** The rows nearest to the centroid of each cluster, and those farthest from it. */
function extremeRows({ clusters, cluster, similarity, textHash }: ClusteredRows): {
  readonly central: readonly BestRows[];
  readonly far: readonly BestRows[];
} {
  const lists = (): BestRows[] =>
    Array.from({ length: clusters }, () => new BestRows(samplesPerKind));
  const central = lists();
  const far = lists();
  cluster.forEach((id, row) => {
    const score = similarity[row] ?? 0;
    const text = textHash[row] ?? 0n;
    central[id - 1]?.offer(row, score, text);
    far[id - 1]?.offer(row, -score, text);
  });
  return { central, far };
}

function rowsByText(text: Int32Array | Uint32Array): Uint32Array {
  let last = -1;
  for (const number of text) last = Math.max(last, number);
  const counts = new Uint32Array(last + 1);
  for (const number of text) counts[number] = (counts[number] ?? 0) + 1;
  return counts;
}

function positionsOf(rows: Uint32Array, all: number): number[] {
  const counts = Array<number>(positionBuckets).fill(0);
  for (const row of rows) {
    const bucket = Math.floor((row * positionBuckets) / all);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
  }
  return counts;
}

function shareOf(rows: Uint32Array, holds: (row: number) => boolean): number {
  let count = 0;
  for (const row of rows) if (holds(row)) count++;
  return rows.length === 0 ? 0 : count / rows.length;
}

function meanOf(rows: Uint32Array, values: Float32Array): number {
  let total = 0;
  for (const row of rows) total += values[row] ?? 0;
  return rows.length === 0 ? 0 : total / rows.length;
}
