import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { Run } from '../../core/run/run.ts';
import type { Services } from '../services.ts';
import { runFolderOf } from '../settings/folders.ts';
import { readResult } from './read-result.ts';

/** The file of a run folder that is written last, so it is there when the run is. */
export const runFile = 'run.json';

/**
 * Shows the last run of a file or set again. No worker starts where there is none.
 * @throws HumanError for a damaged run folder
 */
export async function restoreRun(services: Services, source: vscode.Uri): Promise<void> {
  const folder = runFolderOf(source);
  if (!(await exists(join(folder, runFile)))) return;
  const run = await services.worker.call('open', { folder });
  if (run === undefined || isShown(services, source, folder, run)) return;
  const result = await readResult(services, source, folder, run);
  const file = services.files.of(source);
  if (file.activity.kind === 'running') return;
  file.setResult({ ...result, split: undefined });
}

/**
 * Shows the last run of a document again, and those of the sets that it is in, unless they are shown already.
 * What is wrong with a set is told when it is asked for by itself.
 * @throws HumanError for a damaged run folder of its own
 */
export async function restoreRuns(services: Services, document: vscode.Uri): Promise<void> {
  const { files, sets, log } = services;
  const isUnknown = (source: vscode.Uri): boolean => files.find(source)?.result === undefined;
  for (const source of sets.around(document).filter(isUnknown)) {
    await restoreRun(services, source).catch((error: unknown) => {
      if (!(error instanceof HumanError)) throw error;
      log.warn(`${source.fsPath}: ${error.message}`);
    });
  }
  if (isUnknown(document)) await restoreRun(services, document);
}

function isShown({ files }: Services, source: vscode.Uri, folder: string, run: Run): boolean {
  const shown = files.find(source)?.result;
  return shown?.folder === folder && shown.run.id === run.id;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
