import * as vscode from 'vscode';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { Services } from '../services.ts';

/** Frees what is kept of a document that was closed, and of the sets that it is in, unless something shows it. */
export function forgetUnlessShown(services: Services, closed: vscode.Uri): void {
  const { files } = services;
  const own = files.find(closed);
  for (const file of new Set([...(own ? [own] : []), ...files.having(closed)])) {
    if (!isShown(services, file, closed)) files.forget(file.source);
  }
}

function isShown(
  { active, explore, map, rows }: Services,
  file: ClusteredFile,
  closed: vscode.Uri,
): boolean {
  const { source, result } = file;
  if (active.current?.fsPath === source.fsPath) return true;
  if (explore.find(source) !== undefined || map.file === file) return true;
  const documents = vscode.workspace.textDocuments;
  if (documents.some(({ uri }) => uri.fsPath === source.fsPath)) return true;
  if (result === undefined) return false;
  return (
    documents.some(({ uri }) => result.lines.partOf(uri) !== undefined) ||
    result.lines.parts.some(
      ({ uri }) => uri.fsPath !== closed.fsPath && rows.find(uri) !== undefined,
    )
  );
}
