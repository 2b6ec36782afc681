import type { Work } from '../../progress.ts';
import { fileSetOf, type FileSet, type GivenSource } from './file-set.ts';
import { prepareSet } from './prepare-set.ts';
import { formToPrepare, prepareSource, type PreparedSource } from './prepare-source.ts';
import type { SourceForm } from './source-form.ts';

/**
 * What has to be prepared of what is given: a set, or a file by its form; undefined for a file of lines, which
 * can be used as it is.
 * @throws HumanError as `fileSetOf` and `detectForm`
 */
export async function kindOfGiven(given: GivenSource): Promise<FileSet | SourceForm | undefined> {
  return (await fileSetOf(given)) ?? (await formToPrepare(given.path));
}

/** A file of lines as it is. */
export function ownLines({ path }: GivenSource): PreparedSource {
  return { lines: path, origin: undefined, made: undefined };
}

/**
 * Makes lines of what has none.
 * @param folder where they are put; it exists
 * @throws HumanError as `prepareSource`
 */
export function prepareGiven(
  { path }: GivenSource,
  kind: FileSet | SourceForm,
  folder: string,
  work: Work,
): Promise<PreparedSource> {
  return 'files' in kind ? prepareSet(kind, folder, work) : prepareSource(path, kind, folder, work);
}
