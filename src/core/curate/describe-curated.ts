import { RowReader } from '../dataset/rows/row-reader.ts';
import { describeClusters } from '../describe/describe-clusters.ts';
import { dot, vectorAt } from '../math/vectors.ts';
import type { Work } from '../progress.ts';
import { runInstructions } from '../run/run-instructions.ts';
import { HumanError } from '../errors.ts';
import { writeDescriptions } from './description-file.ts';
import type { CuratedRun } from './curated-run.ts';
import { RowVectors } from './row-vectors.ts';

/**
 * Finds key terms and samples of the clusters that a person has given other rows, as clustering does
 * for all, and keeps them beside the run. What is known of the others stays. When they cannot be written, that is a
 * notice, since they are known all the same.
 * @throws HumanError `source-changed`, `run-damaged`; the abort reason
 */
export async function describeCurated(curated: CuratedRun, work: Work): Promise<void> {
  const { opened, state, descriptions } = curated;
  const wanted = state.ids().map(id => ({ id, print: state.members.fingerprint(id) }));
  if (wanted.every(({ print }) => descriptions.find(print) !== undefined)) return;
  await opened.requireUnchanged(work);
  const { rows, run } = opened;
  const { vectors, places } = await opened.readVectors();
  const byRow = new RowVectors(rows, vectors, places);
  const number = new Map(wanted.map(({ id }, at) => [id, at + 1]));
  const cluster = state.places.map((place, row) =>
    place > 0 && byRow.has(row) ? (number.get(place) ?? 0) : 0,
  );
  const centroids = byRow.means(wanted.length, cluster);
  const target = new Float32Array(vectors.dimensions);
  const similarity = Float32Array.from(cluster, (id, row) => {
    if (id === 0) return 0;
    byRow.read(row, target);
    return dot(target, vectorAt(centroids, id - 1));
  });
  const reader = await RowReader.open(opened.source);
  try {
    const instructions = runInstructions(opened, reader);
    const { clusters } = await describeClusters(
      {
        clusters: wanted.length,
        cluster,
        similarity,
        textHash: rows.textHash,
        text: rows.text,
        vector: row => byRow.of(row),
        centroids,
        examples: chosen => instructions.examples(chosen),
        seed: run.parameters.seed,
      },
      work,
    );
    wanted.forEach(({ print }, at) => {
      const described = clusters[at];
      if (described === undefined || descriptions.find(print) !== undefined) return;
      descriptions.add(print, described);
    });
  } finally {
    await reader.close();
  }
  await writeDescriptions(opened.folder, run, descriptions.added, work.signal).catch(
    (error: unknown) => {
      if (!(error instanceof HumanError)) throw error;
      work.notice?.(error.message);
    },
  );
}
