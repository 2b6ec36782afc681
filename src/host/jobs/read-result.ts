import type * as vscode from 'vscode';
import type { Run } from '../../core/run/run.ts';
import type { FileResult } from '../files/clustered-file.ts';
import { shownRun } from '../files/shown-run.ts';
import { forgetStoredDropped, storedDropped } from '../files/stored-dropped.ts';
import type { Services } from '../services.ts';
import { readLines } from './read-lines.ts';

/** What the worker knows of the run of `source`, ready to be shown. */
export async function readResult(
  { worker, memory }: Pick<Services, 'worker' | 'memory'>,
  source: vscode.Uri,
  folder: string,
  run: Run,
): Promise<Pick<FileResult, 'run' | 'folder' | 'curated' | 'lines'>> {
  const asked = { folder, run: run.id };
  const clusters = storedDropped(memory, folder, run);
  if (clusters.length > 0) {
    await worker.call('edit', { ...asked, edit: { kind: 'drop', clusters } });
  }
  await forgetStoredDropped(memory, folder);
  const { view } = await worker.call('curated', asked);
  const lines = await readLines(worker, { source, folder, run });
  return { run: shownRun(run, view), folder, curated: view, lines };
}
