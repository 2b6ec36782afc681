import * as vscode from 'vscode';
import {
  exploreEvents,
  type ExploreApi,
  type ExploreState,
  type LikePlace,
} from '../../protocol/explore-api.ts';
import { serve, type Channel } from '../../protocol/rpc.ts';
import { clusterName } from '../cluster-name.ts';
import { DisposableStore } from '../disposables.ts';
import type { ClusteredFile, FileResult } from '../files/clustered-file.ts';
import { sourceName } from '../files/source-name.ts';
import { pageHtml, pageRoots } from '../page/page-html.ts';

import type { Services } from '../services.ts';
import { exploreHandlers } from './explore-handlers.ts';
import { parseExploreMessage } from './explore-messages.ts';
import { ExploreTable } from './explore-table.ts';
import { readColumns } from './kept-columns.ts';

/** One explore page on the screen or behind others: the rows of one file as a table. */
export class ExploreView implements vscode.Disposable {
  private readonly subscriptions = new DisposableStore();
  private readonly closeListeners: ((reason: string) => void)[] = [];
  readonly file: ClusteredFile;
  private fields: readonly string[] = [];
  /** The run that the table is of. */
  private known: FileResult['run'] | undefined;
  /** That of the person's changes. */
  private revision: number | undefined;
  private loaded = false;
  readonly table: ExploreTable;
  /** The row with the cursor. */
  cursor: ({ readonly row: number } & LikePlace) | undefined;
  /** The selected rows, by their numbers in the run. */
  selected: Uint32Array = new Uint32Array(0);

  constructor(
    private readonly services: Services,
    extension: vscode.Uri,
    readonly source: vscode.Uri,
    readonly panel: vscode.WebviewPanel,
  ) {
    this.file = services.files.of(source);
    this.table = this.subscriptions.add(
      new ExploreTable(services, source, () => this.file.result?.folder),
    );
    const { webview } = panel;
    panel.title = vscode.l10n.t('Rows of {0}', sourceName(source));
    webview.options = { enableScripts: true, localResourceRoots: pageRoots(extension) };
    serve<ExploreApi>(this.channel(services.log), exploreHandlers(services, this));
    this.subscriptions.add(this.table.onDidChange(() => this.send()));
    this.subscriptions.add(this.file.onDidChange(() => this.follow()));
    this.subscriptions.add(
      panel.onDidChangeViewState(() => {
        // A hidden page is thrown away and loads again.
        if (!panel.visible) this.loaded = false;
        if (panel.active) services.active.set(source);
      }),
    );
    this.known = this.file.result?.run;
    this.revision = this.file.result?.curated.revision;
    void this.readFields();
    webview.html = pageHtml(webview, extension, 'explore');
  }

  get state(): ExploreState {
    const { result } = this.file;
    return {
      file: sourceName(this.source),
      path: this.source.fsPath,
      longestName: longestOf(result?.run.origin?.files?.map(({ path }) => path.length)),
      rows: result?.run.counts.rows ?? 0,
      clusters:
        result?.run.clusters.map(cluster => ({
          id: cluster.id,
          name: clusterName(cluster),
          rows: cluster.rows,
          colour: cluster.colour,
          dropped: cluster.dropped,
        })) ?? [],
      revision: result?.curated.revision ?? 0,
      fields: this.fields,
      columns: readColumns(this.services.memory, this.source),
      table: this.table.state,
    };
  }

  /** Whether the page is on the screen and has asked for its state. */
  get isShown(): boolean {
    return this.panel.visible && this.loaded;
  }

  /** The folder of the file's run; undefined when it has none. */
  get folder(): string | undefined {
    return this.file.result?.folder;
  }

  /** The page has loaded and listens. */
  ready(): void {
    this.loaded = true;
  }

  dispose(): void {
    this.loaded = false;
    for (const listener of this.closeListeners) listener('The explore page was closed.');
    this.subscriptions.dispose();
  }

  /** The file has changed in some way: when its run has, the rows are found again. */
  private follow(): void {
    const { run, curated } = this.file.result ?? {};
    if (run !== undefined && run.id !== this.known?.id) {
      const sameRows = run.source.sha256 === this.known?.source.sha256;
      this.known = run;
      this.selected = new Uint32Array(0);
      void this.readFields();
      void this.table.refresh(sameRows);
    } else if (curated !== undefined && curated.revision !== this.revision) {
      void this.table.refreshClusters();
    }
    this.revision = curated?.revision;
    this.send();
  }

  private async readFields(): Promise<void> {
    const { folder } = this;
    if (folder === undefined) return;
    try {
      this.fields = await this.services.worker.call('fieldNames', { folder });
      this.send();
    } catch (error) {
      // A file that has changed is told of by the table.
      this.services.log.warn(`${this.source.fsPath}: ${String(error)}`);
    }
  }

  /** When the page is closed, what it has asked for is cancelled. */
  private channel(log: vscode.LogOutputChannel): Channel {
    const { webview } = this.panel;
    return {
      send: message => void webview.postMessage(message),
      onMessage: listener => {
        webview.onDidReceiveMessage((raw: unknown) => {
          const message = parseExploreMessage(raw);
          if (message !== undefined) listener(message);
          else log.warn('The explore page sent a message that is not understood.');
        });
      },
      onClose: listener => this.closeListeners.push(listener),
    };
  }

  private send(): void {
    if (!this.loaded) return;
    const message = { kind: 'event', name: exploreEvents.state, value: this.state };
    void this.panel.webview.postMessage(message);
  }
}

function longestOf(lengths: readonly number[] | undefined): number | undefined {
  return lengths?.reduce((longest, length) => Math.max(longest, length), 0);
}
