import { stat } from 'node:fs/promises';
import type * as vscode from 'vscode';
import { isContainerPath } from '../files/jsonl.ts';
import type { Services } from '../services.ts';

/** UTF-16 units; VS Code gives extensions no text of a larger document (`MODEL_SYNC_LIMIT`). */
const editorLimit = 50 * 1024 * 1024;

/** Whether the file is too large for an editor with decorations. False when it cannot be read. */
export async function isTooLargeForEditor(
  { reader }: Services,
  source: vscode.Uri,
): Promise<boolean> {
  if (isContainerPath(source)) return false;
  try {
    const path = source.fsPath;
    // Most files are small, which needs no other process.
    if ((await stat(path)).size <= editorLimit) return false;
    return await reader.call('exceeds', { path, units: editorLimit });
  } catch {
    return false;
  }
}
