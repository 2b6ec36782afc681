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
}

/** Measures every cluster without reading a text; one entry a cluster, by id. */
export function measureClusters(input: ClusteredRows, seed: number): ClusterMeasures[] {
  const { central, far } = extremeRows(input);
  return membersOf(input).map((rows, index) => ({
    id: index + 1,
    rows: rows.length,
    samples: {
      central: central[index]?.rows() ?? [],
      varied: variedRows(input, rows, samplesPerKind, seed),
      far: far[index]?.rows() ?? [],
    },
    tightness: meanOf(rows, input.similarity),
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

function meanOf(rows: Uint32Array, values: Float32Array): number {
  let total = 0;
  for (const row of rows) total += values[row] ?? 0;
  return rows.length === 0 ? 0 : total / rows.length;
}
