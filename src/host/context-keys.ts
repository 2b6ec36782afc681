import * as vscode from 'vscode';
import type { ActiveSource } from './files/active-source.ts';
import type { ClusteredFiles } from './files/clustered-files.ts';
import { contextKeys } from './ids.ts';

/** Keeps the context keys of the `when` clauses in step with the active file. */
export function followContextKeys(active: ActiveSource, files: ClusteredFiles): vscode.Disposable {
  const set = new Map<string, boolean>();
  const update = (): void => {
    const file = active.current && files.find(active.current);
    setKey(set, contextKeys.hasFile, active.current !== undefined);
    setKey(set, contextKeys.hasRun, file?.result !== undefined);
    setKey(set, contextKeys.running, file?.activity.kind === 'running');
    setKey(set, contextKeys.canUndo, file?.result?.curated.undo !== undefined);
    setKey(set, contextKeys.canRedo, file?.result?.curated.redo !== undefined);
  };
  update();
  return vscode.Disposable.from(active.onDidChange(update), files.onDidChange(update));
}

/** Progress changes a file ten times a second; its keys change seldom. */
function setKey(set: Map<string, boolean>, key: string, value: boolean): void {
  if (set.get(key) === value) return;
  set.set(key, value);
  void vscode.commands.executeCommand('setContext', key, value);
}
