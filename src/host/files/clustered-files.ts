import * as vscode from 'vscode';
import { ClusteredFile, type LinesChange } from './clustered-file.ts';

export interface FileLinesChange {
  readonly file: ClusteredFile;
  readonly change: LinesChange;
}

/** The files this window knows, by path. */
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
