import type { ChosenTexts } from './cluster/chosen-texts.ts';
import type { ClusterChoice } from './cluster/cluster-vectors.ts';
import { projectTexts } from './cluster/project-texts.ts';
import type { InstructionReader } from './dataset/rows/instruction-reader.ts';
import type { RowReader } from './dataset/rows/row-reader.ts';
import type { ScannedFile } from './dataset/scan/scan.ts';
import type { Template } from './dataset/template/template.ts';
import { GivenVectors } from './embed/given/given-vectors.ts';
import type { CachePlace } from './embed/cache/open-cache.ts';
import { openVectors } from './embed/open-vectors.ts';
import type { Engine } from './engine.ts';
import { packingScales, packVectors } from './math/packed-vectors.ts';
import type { VectorSet } from './math/vectors.ts';
import { previewClusters } from './preview/preview-clusters.ts';
import { programName } from './program.ts';
import type { Work } from './progress.ts';
import { earlierVectors, type TextVectors } from './run/earlier-vectors.ts';

interface VectorRequest extends CachePlace {
  readonly source: string;
  /** The run folder, in which an earlier run of the file may be. */
  readonly folder: string;
  readonly seed: number;
  readonly sample: number | undefined;
  readonly formWeight: number;
}

/** A scanned file and the texts of it that are wanted. */
interface ChosenOfFile extends ScannedFile {
  readonly template: Template;
  readonly reader: RowReader;
  readonly instructions: InstructionReader;
  readonly chosen: ChosenTexts;
}

/**
 * The projected vectors of the chosen texts, packed as the run keeps them, so that changing k later starts from the very
 * same. When the file was clustered before with all that they depend on, they are read from that run. Vectors that
 * are given beside the file are always read again, since nothing says whether they have changed.
 */
export async function textVectors(
  request: VectorRequest,
  choice: ClusterChoice,
  file: ChosenOfFile,
  engine: Engine,
  work: Work,
): Promise<TextVectors> {
  const { seed, sample, formWeight } = request;
  if (engine.embedder instanceof GivenVectors) {
    return embedAndProject(request, choice, file, engine, work);
  }
  const earlier = await earlierVectors(request.folder, {
    sha256: file.table.source.sha256,
    program: programName,
    template: file.template.source,
    model: engine.embedder,
    parameters: { seed, sample: sample ?? null, formWeight },
  });
  return earlier ?? embedAndProject(request, choice, file, engine, work);
}

async function embedAndProject(
  request: VectorRequest,
  choice: ClusterChoice,
  { table, unique, reader, instructions, chosen }: ChosenOfFile,
  engine: Engine,
  work: Work,
): Promise<TextVectors> {
  const onSample = async (positions: Uint32Array, vectors: VectorSet): Promise<void> => {
    if (work.preview === undefined) return;
    const texts = (numbers: Uint32Array): Promise<string[]> =>
      instructions.texts(
        numbers.map(number => unique.firstRow[chosen.texts[positions[number] ?? 0] ?? 0] ?? 0),
      );
    const weights = positions.map(position => chosen.weights[position] ?? 0);
    const sample = { vectors, weights, texts };
    work.preview(await previewClusters(sample, choice, engine.products, work.signal));
  };
  const place = { source: request.source, table, reader };
  const wanted = chosen.texts;
  const { embedder, store } = await openVectors(
    request,
    engine.embedder,
    place,
    unique,
    wanted,
    work,
  );
  try {
    const parts = { ...engine, embedder, instructions, unique, cache: store };
    const options = { ...request, onSample };
    const projected = await projectTexts(wanted, parts, engine.products, options, work);
    const { id, revision, dimensions } = embedder;
    return {
      model: { id, revision, dimensions },
      vectors: packVectors(projected.vectors, packingScales(projected.vectors)),
      space: projected.space.toBytes(),
      tokens: projected.tokens,
    };
  } finally {
    await store.close();
  }
}
