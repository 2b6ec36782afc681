import * as vscode from 'vscode';
import type { LineClusters } from '../../core/run/line-clusters.ts';
import type { WorkerApi } from '../../protocol/worker-api.ts';
import { ClusterLines } from '../files/cluster-lines.ts';
import { editBetween } from '../files/lines-between.ts';
import type { WorkerService } from '../worker/worker-service.ts';

/**
 * The clusters of the lines of `source` as it is on disk, moved to where the lines are in the open
 * document, if it is open and has been edited.
 */
export async function readLines(
  worker: WorkerService<WorkerApi>,
  source: vscode.Uri,
  folder: string,
): Promise<ClusterLines> {
  return alignedLines(source, await worker.call('lines', { folder }));
}

/** Clusters of lines on disk, moved to where the lines are in the open document. */
export async function alignedLines(
  source: vscode.Uri,
  onDisk: LineClusters,
): Promise<ClusterLines> {
  const lines = new ClusterLines(onDisk);
  const document = openDocument(source);
  if (document !== undefined && !isAsOnDisk(document, lines)) await alignTo(document, lines);
  return lines;
}

export function openDocument(source: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === source.toString());
}

/**
 * The editor also breaks lines at a lone carriage return, which JSON allows between tokens; the
 * counts differ then.
 */
function isAsOnDisk(document: vscode.TextDocument, { linesOnDisk }: ClusterLines): boolean {
  const extra = document.lineCount - linesOnDisk;
  return !document.isDirty && (extra === 0 || extra === 1);
}

async function alignTo(document: vscode.TextDocument, lines: ClusterLines): Promise<void> {
  const bytes = await vscode.workspace.fs.readFile(document.uri);
  const before = new TextDecoder().decode(bytes).split(/\r?\n/);
  const after = Array.from({ length: document.lineCount }, (_, i) => document.lineAt(i).text);
  const edit = editBetween(before, after);
  if (edit !== undefined) lines.apply([edit], line => after[line]?.length ?? 0);
}
