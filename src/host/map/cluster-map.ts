import * as v from 'valibot';
import * as vscode from 'vscode';
import { mapEvents, type MapApi } from '../../protocol/map-api.ts';
import { serve, type Channel, type Handlers } from '../../protocol/rpc.ts';
import { DisposableStore } from '../disposables.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import type { ClusteredFiles } from '../files/clustered-files.ts';
import { sourceName } from '../files/source-name.ts';
import { mapViewType } from '../ids.ts';
import { pageHtml, pageRoots } from '../page/page-html.ts';
import { parseMapMessage } from './map-messages.ts';
import { mapState } from './map-state.ts';

/** What the page keeps over reloads. */
const keptSchema = v.object({ version: v.literal(1), path: v.string() });

/** The one map of the window. It stays with the file it was opened for. */
export class ClusterMap implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly subscriptions = new DisposableStore();
  private panel: vscode.WebviewPanel | undefined;
  private handlers: Handlers<MapApi> | undefined;
  private restoreRun: ((source: vscode.Uri) => Promise<void>) | undefined;
  private shownFile: ClusteredFile | undefined;
  private loaded = false;
  private drawnPoints: number | undefined;

  constructor(
    private readonly extension: vscode.Uri,
    private readonly files: ClusteredFiles,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.subscriptions.add(vscode.window.registerWebviewPanelSerializer(mapViewType, this));
    this.subscriptions.add(
      files.onDidChange(file => {
        if (file === this.shownFile) this.sendState();
      }),
    );
  }

  /**
   * Sets who answers the page; needed before the map is shown.
   * @param restoreRun shows the last run of a file again
   */
  connect(handlers: Handlers<MapApi>, restoreRun: (source: vscode.Uri) => Promise<void>): void {
    this.handlers = handlers;
    this.restoreRun = restoreRun;
  }

  /** The file the map shows. */
  get file(): ClusteredFile | undefined {
    return this.shownFile;
  }

  /** Points that the page was given; undefined until then. */
  get points(): number | undefined {
    return this.loaded ? this.drawnPoints : undefined;
  }

  set points(points: number | undefined) {
    this.drawnPoints = points;
  }

  /** Opens the map of a file, or brings it to the front. */
  show(file: ClusteredFile): void {
    this.shownFile = file;
    if (this.panel === undefined) {
      // Kept while it is hidden: what it takes to draw the points is not worth being fetched again.
      const options = { retainContextWhenHidden: true };
      const panel = vscode.window.createWebviewPanel(mapViewType, '', columnForMap(), options);
      this.open(panel, file);
    } else {
      this.panel.title = titleOf(file);
      this.panel.reveal();
      this.sendState();
    }
  }

  /** Called by the workbench for the map of an earlier session. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = v.safeParse(keptSchema, state);
    if (kept.success) {
      const source = vscode.Uri.file(kept.output.path);
      await this.restoreRun?.(source);
      if (this.panel === undefined) {
        this.shownFile = this.files.of(source);
        this.open(panel, this.shownFile);
        return;
      }
    }
    panel.dispose();
  }

  /** The page has loaded and listens. */
  ready(): void {
    this.loaded = true;
  }

  dispose(): void {
    this.panel?.dispose();
    this.subscriptions.dispose();
  }

  private open(panel: vscode.WebviewPanel, file: ClusteredFile): void {
    if (this.handlers === undefined) throw new Error('Nobody answers the map.');
    this.panel = panel;
    panel.title = titleOf(file);
    panel.webview.options = { enableScripts: true, localResourceRoots: pageRoots(this.extension) };
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media', 'panel-dark.svg'),
    };
    serve(this.channel(panel), this.handlers);
    panel.onDidDispose(() => {
      this.loaded = false;
      this.panel = undefined;
      this.drawnPoints = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, this.extension, 'map');
  }

  /** When the map is closed, what it has asked for is cancelled. */
  private channel({ webview, onDidDispose }: vscode.WebviewPanel): Channel {
    return {
      send: message => void webview.postMessage(message),
      onMessage: listener => {
        webview.onDidReceiveMessage((raw: unknown) => {
          const message = parseMapMessage(raw);
          if (message !== undefined) listener(message);
          else this.log.warn('The map sent a message that is not understood.');
        });
      },
      onClose: listener => void onDidDispose(() => listener('The map was closed.')),
    };
  }

  private sendState(): void {
    const value = mapState(this.shownFile);
    void this.panel?.webview.postMessage({ kind: 'event', name: mapEvents.state, value });
  }
}

function titleOf({ source }: ClusteredFile): string {
  return vscode.l10n.t('Map of {0}', sourceName(source));
}

/** Beside the file, so that a click on a point does not put the file over the map; where the panel is, if it has the focus. */
function columnForMap(): vscode.ViewColumn {
  const input: unknown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const inPanel = input instanceof vscode.TabInputWebview;
  return inPanel ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
}
