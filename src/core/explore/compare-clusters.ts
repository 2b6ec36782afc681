import type { CuratedRun } from '../curate/curated-run.ts';
import { RowReader } from '../dataset/rows/row-reader.ts';
import type { RowView } from '../dataset/rows/row-view.ts';
import { readSample } from '../describe/sampled-rows.ts';
import { separatingTerms, type SeparatingTerm } from '../describe/separating-terms.ts';
import { TermCounts } from '../describe/term-counts.ts';
import { TextTerms } from '../describe/text-terms.ts';
import { unpackedVector } from '../math/packed-vectors.ts';
import type { Work } from '../progress.ts';
import { runInstructions } from '../run/run-instructions.ts';
import { borderRows } from './border-rows.ts';

/** What of one cluster tells it from another. */
export interface ComparedSide {
  readonly cluster: number;
  /** Terms that it has and the other one has not, the surest first. */
  readonly terms: readonly SeparatingTerm[];
  /** Its rows that are nearest to the other one, the nearest first. */
  readonly border: readonly BorderRow[];
}

export interface BorderRow {
  readonly row: RowView;
  /** Distance to the centroid of the other cluster less that to the own one; 0 at the border. */
  readonly difference: number;
}

export type ComparedClusters = readonly [ComparedSide, ComparedSide];

const termsShown = 8;
const rowsShown = 5;

/**
 * Compares two clusters as they are after a person's changes: by the terms of an even sample of their rows, and by the rows that lie
 * nearest to the border between them, which are found among all of them.
 * @throws HumanError `source-changed` or `run-damaged`; the abort reason
 */
export async function compareClusters(
  curated: CuratedRun,
  clusters: readonly [number, number],
  work: Work,
): Promise<ComparedClusters> {
  const terms = await termsOfBoth(curated, clusters, work);
  const side = async (at: 0 | 1): Promise<ComparedSide> => {
    const [own, other] = at === 0 ? clusters : [clusters[1], clusters[0]];
    const found = await borderRows(curated, own, other, rowsShown);
    const views = await curated.shortRows(found.map(({ row }) => row));
    const border = views.map((row, i) => ({ row, difference: found[i]?.difference ?? 0 }));
    return { cluster: own, terms: terms[at], border };
  };
  return [await side(0), await side(1)];
}

async function termsOfBoth(
  curated: CuratedRun,
  [first, second]: readonly [number, number],
  work: Work,
): Promise<readonly [SeparatingTerm[], SeparatingTerm[]]> {
  const { opened, rows } = curated;
  const counts = [new TermCounts(), new TermCounts()] as const;
  const textTerms = new TextTerms();
  const { vectors, places } = await opened.readVectors();
  const reader = await RowReader.open(opened.source);
  try {
    const instructions = runInstructions(opened, reader);
    const input = {
      clusters: 2,
      cluster: rows.cluster.map(id => (id === first ? 1 : id === second ? 2 : 0)),
      similarity: rows.distance,
      textHash: rows.textHash,
      text: rows.text,
      vector: (row: number) => unpackedVector(vectors, places[rows.text[row] ?? 0] ?? 0),
      examples: (chosen: Uint32Array) => instructions.examples(chosen),
      seed: opened.run.parameters.seed,
    };
    for await (const { index, instruction } of readSample(input, work)) {
      counts[index === 0 ? 0 : 1].add(await textTerms.termsOf(instruction));
    }
  } finally {
    await reader.close();
  }
  return [
    separatingTerms(counts[0], counts[1], termsShown),
    separatingTerms(counts[1], counts[0], termsShown),
  ];
}
