import { basename, dirname } from 'node:path';
import * as vscode from 'vscode';
import { isRowFile } from '../core/dataset/forms/file-set.ts';
import { DisposableStore } from './disposables.ts';
import type { ClusteredFile } from './files/clustered-file.ts';
import { openDocument } from './jobs/read-lines.ts';
import type { Services } from './services.ts';

/**
 * Watches the folders of the sets that are shown: tells of a set when one of its files changes or goes, or another
 * one comes into its folder. Documents that are open are followed by `followDocuments`.
 */
export function followSetFiles(
  { files }: Services,
  changed: (set: ClusteredFile) => void,
): DisposableStore {
  const store = new DisposableStore();
  const watched = new Map<string, vscode.Disposable>();

  const tell = (uri: vscode.Uri): void => {
    if (!isRowFile(basename(uri.fsPath)) || openDocument(uri) !== undefined) return;
    for (const set of files.sets) if (hasFile(set, uri)) changed(set);
  };
  const watch = (): void => {
    const folders = new Set(files.sets.flatMap(foldersOf));
    for (const [folder, watcher] of watched) {
      if (folders.has(folder)) continue;
      watcher.dispose();
      watched.delete(folder);
    }
    for (const folder of folders) {
      if (!watched.has(folder)) watched.set(folder, watchFolder(folder, tell));
    }
  };
  watch();
  store.add(
    files.onDidChangeLines(({ change }) => {
      if (change.kind === 'replaced') watch();
    }),
  );
  store.add(
    new vscode.Disposable(() => {
      for (const watcher of watched.values()) watcher.dispose();
    }),
  );
  return store;
}

/** Whether the file is, or would be, one of the set. */
function hasFile({ source, result }: ClusteredFile, uri: vscode.Uri): boolean {
  if (result?.run.origin?.whole === true) return dirname(uri.fsPath) === source.fsPath;
  return result?.lines.partOf(uri) !== undefined;
}

function foldersOf({ source, result }: ClusteredFile): string[] {
  if (result?.run.origin?.whole === true) return [source.fsPath];
  return result?.lines.parts.map(({ uri }) => dirname(uri.fsPath)) ?? [];
}

function watchFolder(folder: string, tell: (uri: vscode.Uri) => void): vscode.Disposable {
  const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), '*');
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  watcher.onDidCreate(tell);
  watcher.onDidChange(tell);
  watcher.onDidDelete(tell);
  return watcher;
}
