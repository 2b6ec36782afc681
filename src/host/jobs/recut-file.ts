import type { Outcome, Progress } from '../../core/progress.ts';
import type { Run } from '../../core/run/run.ts';
import type { CutUpdate, RecutResult } from '../../protocol/worker-api.ts';
import type { ClusteredFile, FileResult, Recutting } from '../files/clustered-file.ts';
import { carryDropped, readDropped } from '../files/dropped-clusters.ts';
import type { Services } from '../services.ts';
import { alignedLines, readLines } from './read-lines.ts';

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
  { run, folder }: FileResult,
  k: number | 'auto',
): Promise<void> {
  if (file.activity.kind === 'running') return;
  file.recutting?.cancel();
  const abort = new AbortController();
  const cancel = (): void => abort.abort();
  const begun = { k, found: false, cancel };
  file.setRecutting(begun);
  const isShown = (): boolean => file.recutting?.cancel === cancel;
  const onProgress = (update: Progress | CutUpdate): void => {
    if ('cut' in update && isShown()) void showCut(file, run, update.cut, begun, isShown);
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
  run: Run,
  { clusters, lines }: Cut,
  recutting: Recutting,
  isShown: () => boolean,
): Promise<void> {
  const aligned = await alignedLines(file.source, lines);
  if (!isShown()) return;
  const samples = { central: [], varied: [], far: [], random: [] };
  const bare = clusters.map(cluster => ({ ...cluster, terms: [], samples, tightness: 0 }));
  file.setRecutting({ ...recutting, found: true });
  const parameters = { ...run.parameters, k: recutting.k };
  file.replaceRun({ ...run, parameters, clusters: bare, groups: [] }, aligned);
}

async function showOutcome(
  { worker, memory }: Services,
  file: ClusteredFile,
  folder: string,
  outcome: Outcome<RecutResult>,
  isShown: () => boolean,
): Promise<void> {
  if (outcome.status === 'cancelled') return;
  const { run, origins } = outcome.value;
  const dropped = await carryDropped(memory, folder, run, origins);
  const lines = await readLines(worker, file.source, folder);
  if (isShown()) file.setResult({ run, folder, lines, dropped, split: undefined });
}

async function showAsSaved(
  { worker, memory }: Services,
  file: ClusteredFile,
  folder: string,
): Promise<void> {
  file.setRecutting(undefined);
  const run = await worker.call('open', { folder });
  if (run === undefined) return;
  const lines = await readLines(worker, file.source, folder);
  const dropped = readDropped(memory, folder, run);
  file.setResult({ run, folder, lines, dropped, split: file.result?.split });
}
