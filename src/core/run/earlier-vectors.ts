import type { PackedVectors } from '../math/packed-vectors.ts';
import { hasRun, openRun, readSpace, readVectors } from './open-run.ts';
import type { Run } from './run.ts';

/** What the vectors of a run depend on, beside the texts of the file and the program. */
export interface VectorOrigin {
  /** SHA-256 of the file. */
  readonly sha256: string;
  readonly program: string;
  readonly template: string;
  readonly model: Pick<Run['model'], 'id' | 'revision'>;
  readonly parameters: Pick<Run['parameters'], 'seed' | 'sample' | 'formWeight'>;
}

/** The vectors of a file's clustered texts by a model, and how those of others are found. */
export interface TextVectors {
  readonly model: Run['model'];
  /** Ascending by text. */
  readonly vectors: PackedVectors;
  readonly space: Uint8Array;
  /** Tokens read. */
  readonly tokens: number;
}

/**
 * The vectors in `folder` if computing them again would give the very same; undefined otherwise, also
 * when they cannot be read. Texts that were added to a run lie in a space that was fitted without them, so
 * its vectors do not count.
 */
export async function earlierVectors(
  folder: string,
  wanted: VectorOrigin,
): Promise<TextVectors | undefined> {
  if (!(await hasRun(folder))) return undefined;
  try {
    const run = await openRun(folder);
    if (!sameOrigin(run, wanted)) return undefined;
    const space = await readSpace(folder, run);
    if (space === undefined) return undefined;
    return {
      model: run.model,
      vectors: await readVectors(folder, run),
      space,
      tokens: run.counts.tokens,
    };
  } catch {
    return undefined;
  }
}

function sameOrigin(run: Run, wanted: VectorOrigin): boolean {
  const { seed, sample, formWeight } = run.parameters;
  return (
    run.source.sha256 === wanted.sha256 &&
    run.fittedOn === wanted.sha256 &&
    run.program === wanted.program &&
    run.template === wanted.template &&
    run.model.id === wanted.model.id &&
    run.model.revision === wanted.model.revision &&
    seed === wanted.parameters.seed &&
    sample === wanted.parameters.sample &&
    formWeight === wanted.parameters.formWeight
  );
}
