import { InstructionReader, type Example } from './dataset/rows/instruction-reader.ts';
import { RowReader } from './dataset/rows/row-reader.ts';
import type { ScannedFile } from './dataset/scan/scan.ts';
import { parseTemplate } from './dataset/template/template.ts';
import { measureClusters } from './describe/cluster-measures.ts';
import { profileClusters } from './describe/profile-clusters.ts';
import { unpackVector } from './math/packed-vectors.ts';
import type { Work } from './progress.ts';
import { vectorPlaces } from './run/carried-texts.ts';
import type { Run, RunCluster } from './run/run.ts';
import type { RunParts } from './run/write-run.ts';

/**
 * The clusters of `run`, with their key terms, and with the sizes, samples and measures that they have
 * among the rows of `file`.
 * @param source absolute path of `file`
 */
export async function measureAgain(
  run: Run,
  source: string,
  { table }: ScannedFile,
  { rows, vectors }: Pick<RunParts, 'rows' | 'vectors'>,
  work: Work,
): Promise<RunCluster[]> {
  const places = vectorPlaces(rows.text, rows.cluster);
  const vector = (row: number): Float32Array => {
    const target = new Float32Array(vectors.dimensions);
    unpackVector(vectors, places[rows.text[row] ?? 0] ?? 0, target);
    return target;
  };
  const { seed } = run.parameters;
  const clustered = {
    clusters: run.clusters.reduce((most, { id }) => Math.max(most, id), 0),
    cluster: rows.cluster,
    similarity: rows.distance.map(distance => 1 - distance),
    textHash: rows.textHash,
    text: rows.text,
    vector,
  };
  const measures = measureClusters(clustered, seed);
  const reader = await RowReader.open(source);
  try {
    const template = parseTemplate(run.template);
    const instructions = new InstructionReader(reader, table, template, source);
    const examples = (chosen: Uint32Array): Promise<Example[]> => instructions.examples(chosen);
    const profiles = await profileClusters({ ...clustered, seed, examples }, work);
    return run.clusters.map(cluster => ({
      ...cluster,
      ...measures[cluster.id - 1],
      ...profiles[cluster.id - 1],
    }));
  } finally {
    await reader.close();
  }
}
