import type { Example } from '../dataset/rows/instruction-reader.ts';
import { evenSample } from '../math/random.ts';
import { ProgressMeter, type Work } from '../progress.ts';
import { membersOf, type ClusteredRows } from './clustered-rows.ts';

export interface SampleInput extends ClusteredRows {
  /** Reads rows, which are given in ascending order. */
  readonly examples: (rows: Uint32Array) => Promise<readonly Example[]>;
  readonly seed: number;
}

/** A row that is looked at for its cluster. */
export interface SampledRow extends Example {
  readonly row: number;
  /** Index of its cluster: id − 1. */
  readonly index: number;
}

/** Rows that are looked at: so many in all … */
const sampledRows = 6000;
/** … but of every cluster at least and at most so many. */
const leastRows = 20;
const mostRows = 600;
/** Rows that are read between two looks at the signal. */
const batchRows = 256;

/**
 * Reads an even sample of the rows of every cluster, in file order.
 * @throws the abort reason
 */
export async function* readSample(input: SampleInput, work: Work): AsyncGenerator<SampledRow> {
  const rows = evenSampleOfEach(membersOf(input), input.seed);
  const meter = new ProgressMeter(work.report, 'describe', 'rows', rows.length);
  for (let start = 0; start < rows.length; start += batchRows) {
    work.signal.throwIfAborted();
    const batch = rows.subarray(start, start + batchRows);
    for (const [at, example] of (await input.examples(batch)).entries()) {
      const row = batch[at] ?? 0;
      yield { ...example, row, index: (input.cluster[row] ?? 0) - 1 };
    }
    meter.advance(batch.length);
    await new Promise(setImmediate);
  }
}

function evenSampleOfEach(members: readonly Uint32Array[], seed: number): Uint32Array {
  const share = Math.floor(sampledRows / Math.max(1, members.length));
  const size = Math.min(Math.max(share, leastRows), mostRows);
  const rows = members.flatMap(list =>
    Array.from(evenSample(list.length, size, seed), at => list[at] ?? 0),
  );
  return Uint32Array.from(rows).sort();
}
