import { openRun, readRowPlaces } from '../../../src/core/run/open-run.ts';
import { Journal } from '../../../src/core/curate/journal.ts';
import { readCurated, type Curated } from '../../../src/core/curate/read-curated.ts';

/** What the files of a run folder say, read without the extension. */
export interface CuratedFiles extends Curated {
  /** The kinds of the journal's entries in their order; that of the change for an edit. */
  readonly journal: readonly string[];
}

export async function readCuratedFiles(folder: string): Promise<CuratedFiles> {
  const run = await openRun(folder);
  const { cluster } = await readRowPlaces(folder, run);
  const journal = new Journal(folder);
  await journal.refresh();
  const kinds = journal.entries.map(entry =>
    entry.kind === 'edit' ? entry.edit.kind : entry.kind,
  );
  return { ...(await readCurated(folder, run, cluster)), journal: kinds };
}
