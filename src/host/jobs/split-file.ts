import * as vscode from 'vscode';
import type { SplitOptions, SplitPlan, SplitRequest, SplitResult } from '../../core/split/split.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { sourceName } from '../files/source-name.ts';
import type { Services } from '../services.ts';
import { outputFolderOf } from '../settings/folders.ts';
import { doLongWork } from './long-work.ts';

/**
 * What a split would write; its folder as a person knows it, relative to the workspace where it is inside.
 * @throws HumanError when the setting for the folder or the run is wrong
 */
export async function planSplit(
  services: Services,
  file: ClusteredFile,
  result: FileResult,
  options: SplitOptions = {},
): Promise<SplitPlan> {
  const request = { ...requestFor(file, result, false), ...options };
  const plan = await services.worker.call('planSplit', request);
  return { ...plan, out: vscode.workspace.asRelativePath(plan.out) };
}

/**
 * Writes the files of a split.
 * @param replace whether files of an earlier split may be replaced
 * @returns undefined when it was cancelled or the file is being worked on
 * @throws HumanError when something is in the way
 */
export async function splitFile(
  services: Services,
  file: ClusteredFile,
  result: FileResult,
  replace: boolean,
  options: SplitOptions = {},
): Promise<SplitResult | undefined> {
  if (file.activity.kind === 'running') return undefined;
  const title = vscode.l10n.t('Splitting {0}', sourceName(file.source));
  const request = { ...requestFor(file, result, replace), ...options };
  return doLongWork(
    file,
    title,
    ({ signal, report }) => services.worker.call('split', request, { signal, onProgress: report }),
    split => file.updateResult({ split }),
  );
}

/** Shows the folder in the explorer if it is in the workspace, else in the system's file browser. */
export async function openFolder(folder: string): Promise<void> {
  const uri = vscode.Uri.file(folder);
  const inWorkspace = vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  await vscode.commands.executeCommand(inWorkspace ? 'revealInExplorer' : 'revealFileInOS', uri);
}

function requestFor(file: ClusteredFile, result: FileResult, force: boolean): SplitRequest {
  return {
    folder: result.folder,
    out: outputFolderOf(file.source),
    drop: [],
    names: {},
    force,
  };
}
