import { RowReader } from '../dataset/row-reader.ts';
import { describeClusters } from '../describe/describe-clusters.ts';
import { unpackVector, unpackedVector } from '../math/packed-vectors.ts';
import { dot, normalise, vectorAt, vectorSet } from '../math/vectors.ts';
import type { Work } from '../progress.ts';
import { runInstructions } from '../run/run-instructions.ts';
import type { CuratedRun } from './curated-run.ts';

/**
 * Finds key terms and samples of the clusters that a person has given other rows, as clustering does
 * for all. What is known of the others stays.
 * @throws HumanError `source-changed`, `run-damaged`; the abort reason
 */
export async function describeCurated(curated: CuratedRun, work: Work): Promise<void> {
  const { opened, state, descriptions } = curated;
  const wanted = state.ids().map(id => ({ id, print: state.members.fingerprint(id) }));
  if (wanted.every(({ print }) => descriptions.find(print) !== undefined)) return;
  await opened.requireUnchanged(work);
  const { rows, run } = opened;
  const { vectors, places } = await opened.readVectors();
  const placeOf = (row: number): number => places[rows.text[row] ?? -1] ?? -1;
  const number = new Map(wanted.map(({ id }, at) => [id, at + 1]));
  const cluster = state.places.map((place, row) =>
    place > 0 && placeOf(row) >= 0 ? (number.get(place) ?? 0) : 0,
  );
  const centroids = meansOf(wanted.length, vectors.dimensions, cluster, row =>
    unpackedVector(vectors, placeOf(row)),
  );
  const target = new Float32Array(vectors.dimensions);
  const similarity = Float32Array.from(cluster, (id, row) => {
    if (id === 0) return 0;
    unpackVector(vectors, placeOf(row), target);
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
        vector: row => unpackedVector(vectors, placeOf(row)),
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
}

/** Directions of the sums of the vectors of each cluster, unit length. */
function meansOf(
  clusters: number,
  dimensions: number,
  cluster: Int32Array,
  vector: (row: number) => Float32Array,
): ReturnType<typeof vectorSet> {
  const means = vectorSet(clusters, dimensions);
  cluster.forEach((id, row) => {
    if (id === 0) return;
    const [mean, values] = [vectorAt(means, id - 1), vector(row)];
    for (let d = 0; d < dimensions; d++) mean[d] = (mean[d] ?? 0) + (values[d] ?? 0);
  });
  for (let at = 0; at < clusters; at++) normalise(vectorAt(means, at));
  return means;
}
