import { evenSample } from '../math/random.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { classTfIdf, type KeyTerm } from './class-tfidf.ts';
import { measureClusters, type ClusterMeasures } from './cluster-measures.ts';
import { membersOf, type ClusteredRows } from './clustered-rows.ts';
import { foldPlurals, TermCounts } from './term-counts.ts';
import { TextTerms } from './text-terms.ts';

/** What a person needs to know of a cluster to recognise it. */
export interface ClusterDescription extends ClusterMeasures {
  /** Best first. */
  readonly terms: KeyTerm[];
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
  const terms = await keyTerms(input, membersOf(input), work);
  return measureClusters(input, input.seed).map((measures, index) => ({
    ...measures,
    terms: terms[index] ?? [],
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
