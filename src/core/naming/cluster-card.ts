import { RowReader } from '../dataset/rows/row-reader.ts';
import type { CuratedRun } from '../curate/curated-run.ts';
import { runInstructions } from '../run/run-instructions.ts';

/** What a model is told of a cluster. */
export interface ClusterCard {
  readonly cluster: number;
  /** Key terms, the best first. */
  readonly terms: readonly string[];
  /** The beginnings of some of its instructions, each in one line. */
  readonly instructions: readonly string[];
}

const mostTerms = 10;
const centralRows = 3;
const variedRows = 2;
const longestInstruction = 200;

/**
 * What a model is told of some clusters of a run, in their order; clusters that are not there are left out.
 * @throws HumanError `source-changed`
 */
export async function clusterCards(
  curated: CuratedRun,
  clusters: readonly number[],
): Promise<ClusterCard[]> {
  const { opened } = curated;
  await opened.requireUntouched();
  const known = new Map(curated.view().clusters.map(cluster => [cluster.id, cluster]));
  const reader = await RowReader.open(opened.source);
  try {
    const reading = runInstructions(opened, reader);
    const cards: ClusterCard[] = [];
    for (const cluster of clusters) {
      const { terms, samples } = known.get(cluster) ?? {};
      if (terms === undefined || samples === undefined) continue;
      const rows = [
        ...samples.central.slice(0, centralRows),
        ...samples.varied.slice(0, variedRows),
      ];
      const texts = await reading.texts([...new Set(rows)]);
      cards.push({
        cluster,
        terms: terms.slice(0, mostTerms).map(({ term }) => term),
        instructions: [...new Set(texts.map(beginningOf))],
      });
    }
    return cards;
  } finally {
    await reader.close();
  }
}

function beginningOf(text: string): string {
  const characters = Array.from(
    text
      .slice(0, longestInstruction * 4)
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  const start = characters.slice(0, longestInstruction).join('');
  return characters.length > longestInstruction ? `${start}…` : start;
}
