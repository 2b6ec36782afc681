import * as vscode from 'vscode';
import { exploreViewType, mapViewType, panelViewType, rowsViewType } from '../ids.ts';
import type { ClusteredFiles } from './clustered-files.ts';
import { isJsonlDocument, isJsonlPath } from './jsonl.ts';

const memoryKey = 'activeSource';

/**
 * What commands without an argument, the status bar and the panel are about: the JSONL file that was in
 * front last, or the set whose clusters its lines show. It stays when the person looks at something else, and
 * over a reload of the window.
 */
export class ActiveSource implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<void>();
  private readonly subscriptions: vscode.Disposable[];
  private uri: vscode.Uri | undefined;

  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly files: ClusteredFiles,
  ) {
    const stored = memory.get<unknown>(memoryKey);
    if (typeof stored === 'string') this.uri = vscode.Uri.file(stored);
    this.subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.follow()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.follow()),
      files.onDidChangeLines(({ change }) => {
        if (change.kind === 'replaced' && this.isOther()) this.follow();
      }),
    ];
    this.follow();
  }

  get current(): vscode.Uri | undefined {
    return this.uri;
  }

  /** The JSONL file that the person is looking at. */
  get document(): vscode.Uri | undefined {
    return sourceInFront();
  }

  /** Whether the person is looking at the file, at its rows or at the panel. */
  get isInFront(): boolean {
    return this.uri !== undefined && (isPageInFront() || sourceInFront() !== undefined);
  }

  set(uri: vscode.Uri): void {
    if (this.uri?.fsPath !== uri.fsPath) {
      this.uri = uri;
      void this.memory.update(memoryKey, uri.scheme === 'file' ? uri.fsPath : undefined);
    }
    this.emitter.fire();
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.emitter.dispose();
  }

  private follow(): void {
    const inFront = sourceInFront();
    if (inFront !== undefined) this.set(this.files.sourceOf(inFront));
    else this.emitter.fire();
  }

  /** Whether the lines in front show other clusters than they did. */
  private isOther(): boolean {
    const inFront = sourceInFront();
    return inFront !== undefined && this.files.sourceOf(inFront).fsPath !== this.uri?.fsPath;
  }
}

/** Of a file too large for extensions there is a tab but no text editor; of one in the rows view, its own kind of tab. */
function sourceInFront(): vscode.Uri | undefined {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) {
    return input.viewType === rowsViewType ? input.uri : undefined;
  }
  if (!(input instanceof vscode.TabInputText)) return undefined;
  const document = vscode.window.activeTextEditor?.document;
  if (document?.uri.toString() === input.uri.toString()) {
    return isJsonlDocument(document) ? document.uri : undefined;
  }
  return isJsonlPath(input.uri) ? input.uri : undefined;
}

function isPageInFront(): boolean {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputWebview)) return false;
  // The workbench puts a prefix in front of the type.
  return [panelViewType, mapViewType, exploreViewType].some(type => input.viewType.endsWith(type));
}
