import * as vscode from 'vscode';
import { DisposableStore } from './disposables.ts';
import { followSetFiles } from './follow-set-files.ts';
import { isJsonlDocument, isJsonlPath } from './files/jsonl.ts';
import type { LineEdit } from './files/line-replacement.ts';
import { forgetUnlessShown } from './jobs/forget-runs.ts';
import { LineRefreshes } from './jobs/line-refreshes.ts';
import { restoreRuns } from './jobs/restore-run.ts';
import { RunUpdates } from './jobs/run-updates.ts';
import { reportError } from './report.ts';
import type { Services } from './services.ts';

/**
 * Shows the last run of a JSONL file, and of the sets that it is in, when it is opened, follows its edits, and
 * reads the clusters of its lines again when it is saved, reverted, or changed on disk; new lines are then
 * given to clusters.
 */
export function followDocuments(services: Services): DisposableStore {
  const { workspace, window } = vscode;
  const { files, log } = services;
  const store = new DisposableStore();
  const refreshes = store.add(new LineRefreshes(services, store.add(new RunUpdates(services))));
  const restoring = new Set<string>();
  store.add(followSetFiles(services, set => refreshes.ask(set)));

  const restore = async (source: vscode.Uri): Promise<void> => {
    if (source.scheme !== 'file' || restoring.has(source.fsPath)) return;
    restoring.add(source.fsPath);
    try {
      await restoreRuns(services, source);
    } catch (error) {
      reportError(log, error);
    } finally {
      restoring.delete(source.fsPath);
    }
  };
  const restoreDocument = (document: vscode.TextDocument): void => {
    if (isJsonlDocument(document)) void restore(document.uri);
  };
  const refresh = (document: vscode.TextDocument): void => {
    for (const file of files.having(document.uri)) refreshes.ask(file, document);
  };

  store.add(workspace.onDidOpenTextDocument(restoreDocument));
  store.add(
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        const edits = contentChanges.map(lineEdit);
        const kind = edits.every(isInside) ? 'edited-inside' : 'edited';
        for (const file of files.having(document.uri)) {
          file.applyEdits({ kind, document: document.uri }, lines => {
            lines.apply(edits, line => lengthOf(document, line));
          });
        }
      }
      // Saved, undone back to what is saved, or read again because the file changed on disk.
      if (!document.isDirty) refresh(document);
    }),
  );
  store.add(workspace.onDidCloseTextDocument(({ uri }) => forgetUnlessShown(services, uri)));
  // A file too large for extensions has a tab but no document.
  store.add(
    window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const { input } of opened) {
        if (input instanceof vscode.TabInputText && isJsonlPath(input.uri)) void restore(input.uri);
      }
    }),
  );
  for (const document of workspace.textDocuments) restoreDocument(document);
  if (services.active.current !== undefined) void restore(services.active.current);
  return store;
}

function lineEdit({ range, text }: vscode.TextDocumentContentChangeEvent): LineEdit {
  return {
    startLine: range.start.line,
    startCharacter: range.start.character,
    endLine: range.end.line,
    endCharacter: range.end.character,
    text,
  };
}

/** Whether the edit changes a line without taking away or adding one. */
function isInside({ startLine, endLine, text }: LineEdit): boolean {
  return startLine === endLine && !/[\r\n]/.test(text);
}

function lengthOf(document: vscode.TextDocument, line: number): number {
  return line < document.lineCount ? document.lineAt(line).text.length : 0;
}
