import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../core/errors.ts';
import { restoreRun, runFile } from './jobs/restore-run.ts';
import { reportError } from './report.ts';
import type { Services } from './services.ts';
import { runFolderOf } from './settings/folders.ts';

/**
 * Watches the run folder of the active file: shows a run that something else wrote, such as the command
 * line, and takes away one that is gone.
 */
export function followRunFolder(services: Services): vscode.Disposable {
  const { active, files, log } = services;
  let watched: string | undefined;
  let watcher: vscode.FileSystemWatcher | undefined;

  const update = (source: vscode.Uri, folder: string): void => {
    const file = files.of(source);
    if (file.activity.kind === 'running') return;
    if (existsSync(join(folder, runFile))) {
      restoreRun(services, source).catch((error: unknown) => reportError(log, error));
    } else if (file.result !== undefined) {
      file.setResult(undefined);
    }
  };
  const follow = (): void => {
    const source = active.current;
    const folder = source && folderOf(source);
    if (source === undefined || folder === watched) return;
    watched = folder;
    watcher?.dispose();
    watcher = undefined;
    if (folder === undefined) return;
    const changed = (): void => update(source, folder);
    watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(folder), runFile),
    );
    watcher.onDidCreate(changed);
    watcher.onDidChange(changed);
    watcher.onDidDelete(changed);
  };
  follow();
  const end = new vscode.Disposable(() => {
    watcher?.dispose();
  });
  return vscode.Disposable.from(active.onDidChange(follow), end);
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
