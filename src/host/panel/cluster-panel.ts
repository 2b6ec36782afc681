import * as vscode from 'vscode';
import { panelEvents, type PanelApi } from '../../protocol/panel-api.ts';
import { serve, type Channel, type Handlers } from '../../protocol/rpc.ts';
import { DisposableStore } from '../disposables.ts';
import type { ActiveSource } from '../files/active-source.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { ClusteredFiles } from '../files/clustered-files.ts';
import { extensionPrefix, panelViewType } from '../ids.ts';
import { pageHtml, pageRoots } from '../page/page-html.ts';
import { parsePanelMessage } from './panel-messages.ts';
import { panelState } from './panel-state.ts';

/** The one panel of the window. It shows the active file and follows it. */
export class ClusterPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly subscriptions = new DisposableStore();
  private panel: vscode.WebviewPanel | undefined;
  private handlers: Handlers<PanelApi> | undefined;
  private loaded = false;
  /** To open as soon as the page asks for its state. */
  private focusWhenReady: number | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly active: ActiveSource,
    private readonly files: ClusteredFiles,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions.add(vscode.window.registerWebviewPanelSerializer(panelViewType, this));
    this.subscriptions.add(active.onDidChange(() => this.sendState()));
    this.subscriptions.add(
      files.onDidChange(file => {
        if (file === this.file) this.sendState();
      }),
    );
    this.subscriptions.add(
      vscode.workspace.onDidChangeConfiguration(change => {
        if (change.affectsConfiguration(`${extensionPrefix}.model`)) this.sendState();
      }),
    );
  }

  /** Sets who answers the page; needed before the panel is shown. */
  connect(handlers: Handlers<PanelApi>): void {
    this.handlers = handlers;
  }

  /** Whether the page is on the screen and has asked for its state. */
  get isShown(): boolean {
    return this.panel?.visible === true && this.loaded;
  }

  /** The file the panel shows. */
  get file(): ClusteredFile | undefined {
    return this.active.current && this.files.of(this.active.current);
  }

  /** Opens the panel beside the editor, or brings it to the front; the editor keeps the focus. */
  show(): void {
    if (this.panel !== undefined) {
      this.panel.reveal(undefined, true);
      return;
    }
    const panel = vscode.window.createWebviewPanel(
      panelViewType,
      vscode.l10n.t('Instruction Clusters'),
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    );
    this.open(panel);
  }

  /** Opens a cluster in the list, if there is a panel. */
  focusCluster(cluster: number): void {
    if (this.panel === undefined) return;
    this.focusWhenReady = cluster;
    this.send(panelEvents.focusCluster, cluster);
  }

  /** The page has loaded and listens. */
  ready(): void {
    this.loaded = true;
    if (this.focusWhenReady !== undefined) this.send(panelEvents.focusCluster, this.focusWhenReady);
  }

  /** Called by the workbench for a panel of an earlier session. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.open(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.panel?.dispose();
    this.subscriptions.dispose();
  }

  private open(panel: vscode.WebviewPanel): void {
    if (this.handlers === undefined) throw new Error('Nobody answers the panel.');
    // One of an earlier session is only heard of when it is looked at, and there can be another by then.
    const other = this.panel;
    this.panel = panel;
    this.loaded = false;
    other?.dispose();
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media', 'panel-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, localResourceRoots: pageRoots(this.extension) };
    serve(this.channel(panel.webview), this.handlers);
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away and loads again.
      if (!panel.visible) this.loaded = false;
    });
    panel.onDidDispose(() => {
      if (this.panel !== panel) return;
      this.panel = undefined;
      this.loaded = false;
      this.focusWhenReady = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, this.extension, 'panel');
  }

  /** It never closes for `serve`: what was begun in the panel goes on when the panel is closed. */
  private channel(webview: vscode.Webview): Channel {
    return {
      send: message => void webview.postMessage(message),
      onMessage: listener => {
        webview.onDidReceiveMessage((raw: unknown) => {
          const message = parsePanelMessage(raw);
          if (message !== undefined) listener(message);
          else this.log.warn('The panel sent a message that is not understood.');
        });
      },
      onClose: () => undefined,
    };
  }

  private sendState(): void {
    this.send(panelEvents.state, panelState(this.file));
  }

  private send(name: string, value: unknown): void {
    void this.panel?.webview.postMessage({ kind: 'event', name, value });
  }
}
