import * as v from 'valibot';
import * as vscode from 'vscode';
import type { TableQuery } from '../../protocol/explore-api.ts';
import { DisposableStore } from '../disposables.ts';
import { exploreViewType } from '../ids.ts';
import { restoreRun } from '../jobs/restore-run.ts';
import { reportError } from '../report.ts';
import type { Services } from '../services.ts';
import { tableQuerySchema } from './explore-messages.ts';
import { ExploreView } from './explore-view.ts';

const keptSchema = v.object({ path: v.string(), query: v.optional(tableQuerySchema) });

const allRows: TableQuery = { source: { kind: 'all' }, clusters: [] };

/** The explore pages of the window, one a file. */
export class ExploreViews implements vscode.Disposable, vscode.WebviewPanelSerializer {
  private readonly subscriptions = new DisposableStore();
  private readonly views = new Map<string, ExploreView>();
  private services: Services | undefined;

  constructor(private readonly extension: vscode.Uri) {
    this.subscriptions.add(vscode.window.registerWebviewPanelSerializer(exploreViewType, this));
  }

  /** Sets what the pages work with; needed before one opens. */
  connect(services: Services): void {
    this.services = services;
  }

  find(source: vscode.Uri): ExploreView | undefined {
    return this.views.get(source.fsPath);
  }

  /** The page that has the focus. */
  get active(): ExploreView | undefined {
    return [...this.views.values()].find(({ panel }) => panel.active);
  }

  /** Opens the file's page or brings it to the front, with other rows if a query is given. */
  async show(source: vscode.Uri, query?: TableQuery): Promise<void> {
    const known = this.find(source);
    const view = known ?? this.create(source);
    known?.panel.reveal();
    if (query !== undefined || known === undefined) await view.table.show(query ?? allRows);
  }

  /**
   * Shows rows that were chosen elsewhere, in their order.
   * @param rows row numbers of the file's run
   */
  async showRows(source: vscode.Uri, rows: Uint32Array): Promise<void> {
    const known = this.find(source);
    const view = known ?? this.create(source);
    known?.panel.reveal();
    await view.table.showGiven(rows);
  }

  /** Called by the workbench for a page of an earlier session. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const kept = v.safeParse(keptSchema, state);
    const services = this.requireServices();
    if (!kept.success) {
      panel.dispose();
      return;
    }
    const source = vscode.Uri.file(kept.output.path);
    const view = this.open(source, panel);
    try {
      await restoreRun(services, source);
    } catch (error) {
      reportError(services.log, error);
    }
    const { query = allRows } = kept.output;
    await view.table.show(query.source.kind === 'given' ? allRows : query);
  }

  dispose(): void {
    for (const view of this.views.values()) view.panel.dispose();
    this.subscriptions.dispose();
  }

  private create(source: vscode.Uri): ExploreView {
    const panel = vscode.window.createWebviewPanel(
      exploreViewType,
      '',
      vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.One,
    );
    return this.open(source, panel);
  }

  private open(source: vscode.Uri, panel: vscode.WebviewPanel): ExploreView {
    panel.iconPath = {
      light: vscode.Uri.joinPath(this.extension, 'media', 'panel-light.svg'),
      dark: vscode.Uri.joinPath(this.extension, 'media', 'panel-dark.svg'),
    };
    const view = new ExploreView(this.requireServices(), this.extension, source, panel);
    this.views.set(source.fsPath, view);
    panel.onDidDispose(() => {
      if (this.views.get(source.fsPath) === view) this.views.delete(source.fsPath);
      view.dispose();
    });
    return view;
  }

  private requireServices(): Services {
    if (this.services === undefined) throw new Error('Nobody answers the explore pages.');
    return this.services;
  }
}
