import type { Outcome, Progress } from '../../core/progress.ts';
import type { CutUpdate, RecutResult } from '../../protocol/worker-api.ts';
import type { ClusteredFile, FileResult, Recutting } from '../files/clustered-file.ts';
import { untouchedRun } from '../files/shown-run.ts';
import type { Services } from '../services.ts';
import { alignedLines } from './read-lines.ts';
import { readResult } from './read-result.ts';
import { tellLost } from './tell-lost.ts';

type Cut = CutUpdate['cut'];

/**
 * Gives the run of a file another number of clusters. They are shown as soon as they are known, without
 * key terms and samples, and whole when the run has been saved. Another k that is asked for meanwhile
 * takes its place. When it fails, the clusters of before are shown again.
 * @throws HumanError when the run or the file does not allow it
 */
export async function recutFile(
  services: Services,
  file: ClusteredFile,
  before: FileResult,
  k: number | 'auto',
): Promise<void> {
  if (file.activity.kind === 'running') return;
  file.recutting?.cancel();
  const { folder } = before;
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  const begun = { k, found: false, cancel };
  file.setRecutting(begun);
  const isShown = (): boolean => file.recutting?.cancel === cancel;
  const onProgress = (update: Progress | CutUpdate): void => {
    if ('cut' in update && isShown()) void showCut(file, before, update.cut, begun, isShown);
  };
  try {
    const options = { signal: abort.signal, onProgress };
    const outcome = await services.worker.call('recut', { folder, k }, options);
    await showOutcome(services, file, folder, outcome, isShown);
  } catch (error) {
    if (isShown()) await showAsSaved(services, file, folder);
    throw error;
  }
}

/** Ids and sizes, with nothing of what was said about other clusters of the same ids. */
async function showCut(
  file: ClusteredFile,
  { run, folder, curated }: FileResult,
  { clusters, lines }: Cut,
  recutting: Recutting,
  isShown: () => boolean,
): Promise<void> {
  const aligned = await alignedLines({ source: file.source, folder, run }, lines);
  if (!isShown()) return;
  const samples = { central: [], varied: [], far: [], random: [] };
  const bare = clusters.map(cluster => ({ ...cluster, terms: [], samples, tightness: 0 }));
  file.setRecutting({ ...recutting, found: true });
  const parameters = { ...run.parameters, k: recutting.k };
  const shown = untouchedRun({ ...run, parameters, groups: [] }, bare);
  file.replaceRun(shown, { ...curated, clusters: shown.clusters }, aligned);
}

async function showOutcome(
  services: Services,
  file: ClusteredFile,
  folder: string,
  outcome: Outcome<RecutResult>,
  isShown: () => boolean,
): Promise<void> {
  if (outcome.status === 'cancelled') return;
  const result = await readResult(services, file.source, folder, outcome.value.run);
  if (!isShown()) return;
  file.setResult({ ...result, split: undefined });
  tellLost(result.curated);
}

async function showAsSaved(services: Services, file: ClusteredFile, folder: string): Promise<void> {
  file.setRecutting(undefined);
  const run = await services.worker.call('open', { folder });
  if (run === undefined) return;
  const result = await readResult(services, file.source, folder, run);
  file.setResult({ ...result, split: file.result?.split });
}
