import * as vscode from 'vscode';
import type { LineClusters } from '../../core/run/line-clusters.ts';
import type { WorkerApi } from '../../protocol/worker-api.ts';
import type { ClusterLines } from '../files/cluster-lines.ts';
import { editBetween } from '../files/lines-between.ts';
import { runLines, type PlacedRun } from '../files/run-files.ts';
import type { RunLines } from '../files/run-lines.ts';
import type { WorkerService } from '../worker/worker-service.ts';

/**
 * The clusters of the lines of a run as its files are on disk, moved to where the lines are in open
 * documents that have been edited.
 */
export async function readLines(
  worker: WorkerService<WorkerApi>,
  run: PlacedRun,
): Promise<RunLines> {
  return alignedLines(run, await worker.call('lines', { folder: run.folder }));
}

/** Clusters of lines on disk, moved to where the lines are in open documents. */
export async function alignedLines(run: PlacedRun, onDisk: LineClusters): Promise<RunLines> {
  const lines = runLines(run, onDisk);
  for (const document of vscode.workspace.textDocuments) {
    const part = lines.partOf(document.uri);
    if (part?.isText !== true || isAsOnDisk(document, part.lines)) continue;
    await alignTo(document, part.lines);
  }
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
