import type * as vscode from 'vscode';
import { rowsEvents, type RowsApi } from '../../protocol/rows-api.ts';
import { serve, type Channel } from '../../protocol/rpc.ts';
import { DisposableStore } from '../disposables.ts';
import { pageHtml, pageRoots } from '../page/page-html.ts';
import type { Services } from '../services.ts';
import type { RowsFile } from './rows-file.ts';
import { rowsHandlers } from './rows-handlers.ts';
import { parseRowsMessage } from './rows-messages.ts';

/** One rows view on the screen or behind others. */
export class RowsView implements vscode.Disposable {
  private readonly subscriptions = new DisposableStore();
  private readonly closeListeners: ((reason: string) => void)[] = [];
  private loaded = false;
  /** To go to as soon as the page asks for its state. */
  private revealWhenReady: number | undefined;
  private cursor = 0;

  constructor(
    services: Services,
    extension: vscode.Uri,
    readonly file: RowsFile,
    readonly panel: vscode.WebviewPanel,
  ) {
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: pageRoots(extension) };
    serve<RowsApi>(this.channel(services.log), rowsHandlers(services, this));
    this.subscriptions.add(file.onDidChange(() => this.send(rowsEvents.state, file.state)));
    this.subscriptions.add(
      panel.onDidChangeViewState(() => {
        // A hidden page is thrown away and loads again.
        if (!panel.visible) this.loaded = false;
      }),
    );
    webview.html = pageHtml(webview, extension, 'rows');
  }

  /** The line (0-based) that has the cursor. */
  get line(): number {
    return this.cursor;
  }

  set line(line: number) {
    this.cursor = line;
  }

  /** Whether the page is on the screen and has asked for its state. */
  get isShown(): boolean {
    return this.panel.visible && this.loaded;
  }

  /** Moves the cursor to a line (0-based) and shows it. */
  reveal(line: number): void {
    this.cursor = line;
    if (this.loaded) this.send(rowsEvents.reveal, line);
    else this.revealWhenReady = line;
  }

  /** The page has loaded and listens. */
  ready(): void {
    this.loaded = true;
    if (this.revealWhenReady !== undefined) this.send(rowsEvents.reveal, this.revealWhenReady);
    this.revealWhenReady = undefined;
  }

  dispose(): void {
    this.loaded = false;
    for (const listener of this.closeListeners) listener('The rows view was closed.');
    this.subscriptions.dispose();
  }

  /** When the view is closed, what it has asked for is cancelled. */
  private channel(log: vscode.LogOutputChannel): Channel {
    const { webview } = this.panel;
    return {
      send: message => void webview.postMessage(message),
      onMessage: listener => {
        webview.onDidReceiveMessage((raw: unknown) => {
          const message = parseRowsMessage(raw);
          if (message !== undefined) listener(message);
          else log.warn('The rows view sent a message that is not understood.');
        });
      },
      onClose: listener => this.closeListeners.push(listener),
    };
  }

  private send(name: string, value: unknown): void {
    void this.panel.webview.postMessage({ kind: 'event', name, value });
  }
}
