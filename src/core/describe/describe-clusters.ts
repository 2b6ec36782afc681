import { evenSample } from '../math/random.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { BestRows } from './best-rows.ts';
import { classTfIdf, type KeyTerm } from './class-tfidf.ts';
import { membersOf, type ClusteredRows } from './clustered-rows.ts';
import { samplesPerKind, type ClusterSamples } from './samples.ts';
import { foldPlurals, TermCounts } from './term-counts.ts';
import { TextTerms } from './text-terms.ts';
import { variedRows } from './varied-rows.ts';

/** What a person needs to know of a cluster to recognise it. */
export interface ClusterDescription {
  readonly id: number;
  readonly rows: number;
  /** Best first. */
  readonly terms: KeyTerm[];
  readonly samples: ClusterSamples;
  /** Mean cosine of the rows to the centroid, −1 … 1. */
  readonly tightness: number;
}

export interface DescribeInput extends ClusteredRows {
  /** Reads instructions of rows, which are given in ascending order. */
  readonly texts: (rows: Uint32Array) => Promise<string[]>;
  readonly seed: number;
}

const termsPerCluster = 10;
/** Rows whose terms are counted: so many in all … */
const countedRows = 6000;
/** … but of every cluster at least and at most so many. */
const leastRows = 20;
const mostRows = 600;
/** Rows that are read and counted between two looks at the signal. */
const batchRows = 256;

/**
 * Describes every cluster by key terms and sample rows.
 * @returns one description a cluster, by id
 */
export async function describeClusters(
  input: DescribeInput,
  work: Work,
): Promise<ClusterDescription[]> {
  const members = membersOf(input);
  const terms = await keyTerms(input, members, work);
  const { central, far } = extremeRows(input);
  return members.map((rows, index) => ({
    id: index + 1,
    rows: rows.length,
    terms: terms[index] ?? [],
    samples: {
      central: central[index]?.rows() ?? [],
      varied: variedRows(input, rows, samplesPerKind, input.seed),
      far: far[index]?.rows() ?? [],
    },
    tightness: meanOf(rows, input.similarity),
  }));
}

async function keyTerms(
  { clusters, cluster, texts, seed }: DescribeInput,
  members: readonly Uint32Array[],
  work: Work,
): Promise<KeyTerm[][]> {
  const sampled = countedSample(members, clusters, seed);
  const meter = new ProgressMeter(work.report, 'describe', 'rows', sampled.length);
  const counts = members.map(() => new TermCounts());
  const textTerms = new TextTerms();
  for (let start = 0; start < sampled.length; start += batchRows) {
    work.signal.throwIfAborted();
    const batch = sampled.subarray(start, start + batchRows);
    for (const [at, text] of (await texts(batch)).entries()) {
      const id = cluster[batch[at] ?? 0] ?? 0;
      counts[id - 1]?.add(await textTerms.termsOf(text));
    }
    meter.advance(batch.length);
    await new Promise(setImmediate);
  }
  foldPlurals(counts);
  return classTfIdf(counts, textTerms.compounds, termsPerCluster);
}

/** The rows whose terms are counted, ascending: an even sample of every cluster. */
function countedSample(
  members: readonly Uint32Array[],
  clusters: number,
  seed: number,
): Uint32Array {
  const share = Math.floor(countedRows / Math.max(1, clusters));
  const size = Math.min(Math.max(share, leastRows), mostRows);
  const rows = members.flatMap(list =>
    Array.from(evenSample(list.length, size, seed), at => list[at] ?? 0),
  );
  return Uint32Array.from(rows).sort();
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
