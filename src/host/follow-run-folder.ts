import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../core/errors.ts';
import { journalFile } from '../core/run/run-folder.ts';
import { DisposableStore } from './disposables.ts';
import { restoreRun, runFile } from './jobs/restore-run.ts';
import { reportError } from './report.ts';
import type { Services } from './services.ts';
import { runFolderOf } from './settings/folders.ts';

/**
 * Watches the run folder of the active file: shows a run, or changes of its clusters, that something else
 * wrote, such as the command line, and takes away a run that is gone.
 */
export function followRunFolder(services: Services): vscode.Disposable {
  const { active, files, log } = services;
  let watched: string | undefined;
  let watchers = new DisposableStore();

  const update = (source: vscode.Uri, folder: string): void => {
    const file = files.of(source);
    // Each ends with showing what it wrote.
    const { activity, updating, recutting } = file;
    if (activity.kind === 'running' || updating !== undefined || recutting !== undefined) return;
    if (existsSync(join(folder, runFile))) {
      restoreRun(services, source)
        .then(() => services.curation.refresh(file))
        .catch((error: unknown) => reportError(log, error));
    } else if (file.result !== undefined) {
      file.setResult(undefined);
    }
  };
  const follow = (): void => {
    const source = active.current;
    const folder = source && folderOf(source);
    if (source === undefined || folder === watched) return;
    watched = folder;
    watchers.dispose();
    watchers =
      folder === undefined ? new DisposableStore() : watch(folder, () => update(source, folder));
  };
  follow();
  const end = new vscode.Disposable(() => watchers.dispose());
  return vscode.Disposable.from(active.onDidChange(follow), end);
}

/**
 * When the folder goes with all that is in it, there is an event for the folder alone; so the folder around
 * it is watched too, for its own entries only.
 */
function watch(folder: string, changed: () => void): DisposableStore {
  const store = new DisposableStore();
  const inside = new vscode.RelativePattern(vscode.Uri.file(folder), `{${runFile},${journalFile}}`);
  const around = new vscode.RelativePattern(vscode.Uri.file(dirname(folder)), '*');
  for (const pattern of [inside, around]) {
    const watcher = store.add(vscode.workspace.createFileSystemWatcher(pattern));
    const filter = ({ fsPath }: vscode.Uri): void => {
      if (fsPath === folder || dirname(fsPath) === folder) changed();
    };
    watcher.onDidCreate(filter);
    watcher.onDidChange(filter);
    watcher.onDidDelete(filter);
  }
  return store;
}

/** Undefined where there can be none; a wrong setting is reported by the commands. */
function folderOf(source: vscode.Uri): string | undefined {
  if (source.scheme !== 'file') return undefined;
  try {
    return runFolderOf(source);
  } catch (error) {
    if (error instanceof HumanError) return undefined;
    throw error;
  }
}
