import * as vscode from 'vscode';
import { ClusteredFile, type FileResult, type LinesChange } from './clustered-file.ts';
import type { FilePart } from './run-lines.ts';

export interface FileLinesChange {
  readonly file: ClusteredFile;
  readonly change: LinesChange;
}

/** The run that a document's lines belong to, and which of its lines they are. */
export interface DocumentRun {
  readonly file: ClusteredFile;
  readonly result: FileResult;
  readonly part: FilePart;
}

/** What this window knows to be clustered, files and sets of them, by path. */
export class ClusteredFiles implements vscode.Disposable {
  private readonly files = new Map<string, ClusteredFile>();
  private readonly changeEmitter = new vscode.EventEmitter<ClusteredFile>();
  private readonly linesEmitter = new vscode.EventEmitter<FileLinesChange>();

  /** Anything about a file changed. */
  readonly onDidChange = this.changeEmitter.event;
  /** The clusters of a file's lines changed. */
  readonly onDidChangeLines = this.linesEmitter.event;

  find(source: vscode.Uri): ClusteredFile | undefined {
    return this.files.get(source.fsPath);
  }

  get isAnyRunning(): boolean {
    return [...this.files.values()].some(({ activity }) => activity.kind === 'running');
  }

  /** What is a set of files and has been clustered. */
  get sets(): ClusteredFile[] {
    return [...this.files.values()].filter(({ result }) => result?.run.origin?.files !== undefined);
  }

  /** The file, known from now on. */
  of(source: vscode.Uri): ClusteredFile {
    const known = this.find(source);
    if (known !== undefined) return known;
    const file = new ClusteredFile(source);
    file.onDidChange(() => this.changeEmitter.fire(file));
    file.onDidChangeLines(change => this.linesEmitter.fire({ file, change }));
    this.files.set(source.fsPath, file);
    return file;
  }

  /** Everything that has lines of a document in its run: the file itself, and sets that it is in. */
  having(document: vscode.Uri): ClusteredFile[] {
    return [...this.files.values()].filter(
      ({ result }) => result?.lines.partOf(document) !== undefined,
    );
  }

  /**
   * The run whose clusters the lines of a document show: of several, the one that was clustered last,
   * since that is what the person asked for last.
   */
  at(document: vscode.Uri): DocumentRun | undefined {
    let latest: DocumentRun | undefined;
    for (const file of this.files.values()) {
      const { result } = file;
      const part = result?.lines.partOf(document);
      if (result === undefined || part === undefined) continue;
      if (latest !== undefined && latest.result.run.createdAt >= result.run.createdAt) continue;
      latest = { file, result, part };
    }
    return latest;
  }

  /** Whose clusters are meant where a document is named; that of a file being worked on is itself. */
  sourceOf(document: vscode.Uri): vscode.Uri {
    if (this.find(document)?.activity.kind === 'running') return document;
    return this.at(document)?.file.source ?? document;
  }

  /** Frees what is kept of a file that nobody looks at; one that is being worked on stays. */
  forget(source: vscode.Uri): void {
    const file = this.find(source);
    if (file === undefined || file.activity.kind === 'running') return;
    this.files.delete(source.fsPath);
    file.dispose();
  }

  dispose(): void {
    for (const file of this.files.values()) file.dispose();
    this.files.clear();
    this.changeEmitter.dispose();
    this.linesEmitter.dispose();
  }
}
