import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';
import { rowsViewType } from '../ids.ts';
import type { Services } from '../services.ts';
import { RowsFile } from './rows-file.ts';
import { RowsView } from './rows-view.ts';

/** The rows views of the window, by file, and what makes them for the workbench. */
export class RowsViews implements vscode.Disposable, vscode.CustomReadonlyEditorProvider<RowsFile> {
  private readonly subscriptions = new DisposableStore();
  private readonly views = new Map<string, RowsView>();
  /** Lines to show in views that are about to open. */
  private readonly wanted = new Map<string, number>();
  private services: Services | undefined;

  constructor(private readonly extension: vscode.Uri) {
    this.subscriptions.add(
      vscode.window.registerCustomEditorProvider(rowsViewType, this, {
        supportsMultipleEditorsPerDocument: false,
        webviewOptions: { retainContextWhenHidden: false },
      }),
    );
  }

  /** Sets what the views work with; needed before one opens. */
  connect(services: Services): void {
    this.services = services;
  }

  get all(): readonly RowsView[] {
    return [...this.views.values()];
  }

  find(source: vscode.Uri): RowsView | undefined {
    return this.views.get(source.fsPath);
  }

  /** Opens the file's view or brings it to the front, at `line` (0-based) if one is given. */
  async show(source: vscode.Uri, line?: number): Promise<void> {
    const view = this.find(source);
    if (line !== undefined) {
      if (view === undefined) this.wanted.set(source.fsPath, line);
      else view.reveal(line);
    }
    const viewColumn = view?.panel.viewColumn ?? vscode.ViewColumn.One;
    await vscode.commands.executeCommand('vscode.openWith', source, rowsViewType, { viewColumn });
  }

  openCustomDocument(uri: vscode.Uri): RowsFile {
    return new RowsFile(this.requireServices(), uri);
  }

  resolveCustomEditor(file: RowsFile, panel: vscode.WebviewPanel): void {
    const view = new RowsView(this.requireServices(), this.extension, file, panel);
    const { fsPath } = file.uri;
    this.views.set(fsPath, view);
    const line = this.wanted.get(fsPath);
    this.wanted.delete(fsPath);
    if (line !== undefined) view.reveal(line);
    panel.onDidDispose(() => {
      if (this.views.get(fsPath) === view) this.views.delete(fsPath);
      view.dispose();
    });
  }

  dispose(): void {
    for (const view of this.views.values()) view.dispose();
    this.subscriptions.dispose();
  }

  private requireServices(): Services {
    if (this.services === undefined) throw new Error('Nobody answers the rows views.');
    return this.services;
  }
}
