import * as vscode from 'vscode';
import type { InstructionClustersApi } from '../../../src/host/api.ts';
import type { ClusteredFile, FileResult } from '../../../src/host/files/clustered-file.ts';
import type { ClusterLines } from '../../../src/host/files/cluster-lines.ts';
import { commandIds } from '../../../src/host/ids.ts';
import { eventually } from './eventually.ts';
import { theExtension } from './extension.ts';
import { workspaceFolder, writeWorkspaceFile } from './workspace.ts';

export async function clustersApi(): Promise<InstructionClustersApi> {
  return (await theExtension().activate()) as InstructionClustersApi;
}

/** The first rows of the committed sample, each on a line. */
export async function sampleRows(count: number): Promise<string[]> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), 'instructions.jsonl');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return text.split('\n').slice(0, count);
}

/** A JSONL file of its own for one test. */
export async function writeRows(name: string, rows: readonly string[]): Promise<vscode.Uri> {
  return writeWorkspaceFile(name, rows.map(row => `${row}\n`).join(''));
}

export async function openEditor(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One, preview: false });
}

/** Resolves as soon as the file is in a state that `holds`; asks again on every change. */
export function fileWhen(
  api: InstructionClustersApi,
  source: vscode.Uri,
  holds: (file: ClusteredFile) => boolean,
): Promise<ClusteredFile> {
  return new Promise(resolve => {
    const check = (): boolean => {
      const file = api.fileOf(source);
      if (file === undefined || !holds(file)) return false;
      resolve(file);
      return true;
    };
    if (check()) return;
    const subscription = api.onDidChangeFile(() => {
      if (check()) subscription.dispose();
    });
  });
}

/** Clusters a file by the command. */
export async function cluster(
  api: InstructionClustersApi,
  source: vscode.Uri,
): Promise<FileResult> {
  await vscode.commands.executeCommand(commandIds.cluster, source);
  const result = api.fileOf(source)?.result;
  if (result === undefined) throw new Error(`${source.fsPath} was not clustered.`);
  return result;
}

/** Opens the file and waits until its gutter shows clusters. */
export async function showClusters(
  api: InstructionClustersApi,
  source: vscode.Uri,
): Promise<vscode.TextEditor> {
  const editor = await openEditor(source);
  await eventually('clusters in the gutter', () => api.decorationsOf(source).length > 0);
  return editor;
}

/** The clusters of the lines of a run of a single file. */
export function linesOf(result: FileResult | undefined): ClusterLines {
  const [part, ...others] = result?.lines.parts ?? [];
  if (part === undefined || others.length > 0) throw new Error('This is no run of a single file.');
  return part.lines;
}
