import * as vscode from 'vscode';
import type { LineQuery } from '../../core/dataset/rows/line-search.ts';
import type { RowOrder } from '../../core/explore/arrange-rows.ts';
import type { MeaningQuery } from '../../core/explore/search-meaning.ts';
import { HumanError } from '../../core/errors.ts';
import type {
  NearCluster,
  PlaceRange,
  RowsSource,
  TableActivity,
  TableQuery,
  TableState,
} from '../../protocol/explore-api.ts';
import type { FoundRows } from '../../protocol/explore-worker-api.ts';
import { messageFor } from '../report.ts';
import type { Services } from '../services.ts';
import { WorkerKilledError } from '../worker/worker-service.ts';
import { GrowingRows } from './growing-rows.ts';
import { searchEngine } from './search-engine.ts';

/** Rows that a search by meaning answers: more than anybody looks through. */
const nearestWanted = 1_000;

const inFile: RowOrder = { by: 'line', descending: false };
const asFound: RowOrder = { by: 'given', descending: false };
const idle: TableActivity = { kind: 'idle' };

/** The rows of one explore page: what it asked for, as row numbers in the order of the table. */
export class ExploreTable implements vscode.Disposable {
  private readonly emitter = new vscode.EventEmitter<void>();
  private query: TableQuery = { source: { kind: 'all' }, clusters: [] };
  private order = inFile;
  private rows = new GrowingRows();
  private similarity = new Map<number, number>();
  private nearest: readonly NearCluster[] = [];
  private activity: TableActivity = idle;
  private question = 0;
  private version = 0;
  private ticket = 0;
  private running = new AbortController();
  /** What another view has chosen. */
  private given: Uint32Array = new Uint32Array(0);

  /** The state changed. */
  readonly onDidChange = this.emitter.event;

  /** @param folder of the run; undefined while the file has none */
  constructor(
    private readonly services: Services,
    private readonly source: vscode.Uri,
    private readonly folder: () => string | undefined,
  ) {}

  get state(): TableState {
    return {
      ...this.query,
      ticket: this.ticket,
      order: this.order,
      count: this.rows.count,
      question: this.question,
      version: this.version,
      activity: this.activity,
      ranked: this.similarity.size > 0,
      nearest: this.nearest,
    };
  }

  /** Row numbers at `count` places from `first` on, as far as there are such places. */
  at(first: number, count: number): Uint32Array {
    return this.rows.slice(first, first + count);
  }

  /** Row numbers at some places. */
  within(places: readonly PlaceRange[]): Uint32Array {
    const parts = places.map(({ start, end }) => this.rows.slice(start, end + 1));
    const rows = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
    let next = 0;
    for (const part of parts) {
      rows.set(part, next);
      next += part.length;
    }
    return rows;
  }

  similarityOf(row: number): number | undefined {
    return this.similarity.get(row);
  }

  /**
   * Finds other rows; what is being looked for is given up.
   * @param ticket the page's number for it; 0 when it is asked for elsewhere
   */
  async show(query: TableQuery, ticket = 0): Promise<void> {
    this.query = query;
    this.ticket = ticket;
    this.question++;
    this.replace(new Uint32Array(0));
    this.order = isRanked(query.source) || query.source.kind === 'given' ? asFound : inFile;
    await this.fill();
  }

  /** Shows rows that another view has chosen, in its order. */
  async showGiven(rows: Uint32Array): Promise<void> {
    this.given = rows;
    await this.show({ source: { kind: 'given' }, clusters: [] });
  }

  /** The same again, after the run has changed. */
  async refresh(sameRows: boolean): Promise<void> {
    const { kind } = this.query.source;
    const lost = !sameRows && (kind === 'likeRow' || kind === 'given');
    if (lost) this.query = { source: { kind: 'all' }, clusters: [] };
    if (lost) this.order = inFile;
    await this.fill();
  }

  /** Finds the rows again if other clusters of the rows may mean other rows, or another order. */
  async refreshClusters(): Promise<void> {
    const { source, clusters } = this.query;
    if (clusters.length > 0) await this.fill();
    else if (this.order.by === 'cluster' && source.kind === 'all') await this.fill();
  }

  async sort(order: RowOrder): Promise<void> {
    this.order = order;
    this.question++;
    if (this.activity.kind === 'searching') return; // Sorted when everything is found.
    const { source, clusters } = this.query;
    if (order.by === 'given' && isRanked(source)) {
      await this.fill();
      return;
    }
    const rows = source.kind === 'given' ? this.given : this.rows.all();
    const chosen = source.kind === 'all' ? { clusters } : { rows };
    await this.run('sorting', signal => this.arrange(chosen, signal));
  }

  stop(): void {
    this.running.abort();
  }

  dispose(): void {
    this.running.abort();
    this.emitter.dispose();
  }

  private async fill(): Promise<void> {
    const { source, clusters } = this.query;
    if (source.kind === 'words') this.replace(new Uint32Array(0));
    if (!isRanked(source)) {
      this.similarity = new Map();
      this.nearest = [];
    }
    await this.run(source.kind === 'all' ? 'sorting' : 'searching', async signal => {
      if (source.kind === 'all') await this.arrange({ clusters }, signal);
      else if (source.kind === 'given') await this.arrange({ rows: this.given }, signal);
      else if (source.kind === 'words') await this.searchWords(source.query, signal);
      else await this.searchMeaning(meaningOf(source), signal);
    });
  }

  /** Runs `work` in place of what is running; how it ends becomes the activity. */
  private async run(
    kind: 'searching' | 'sorting',
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.running.abort();
    const running = new AbortController();
    this.running = running;
    this.become({ kind, share: undefined });
    const end = (activity: TableActivity): void => {
      if (this.running === running) this.become(activity);
    };
    try {
      await work(running.signal);
      end(running.signal.aborted ? { kind: 'stopped' } : idle);
    } catch (error) {
      if (running.signal.aborted && error instanceof WorkerKilledError) end({ kind: 'stopped' });
      else end(this.failure(error));
    }
  }

  private async arrange(
    chosen: { readonly clusters: readonly number[] } | { readonly rows: Uint32Array },
    signal: AbortSignal,
  ): Promise<void> {
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      if (!signal.aborted) this.become({ kind: 'sorting', share: total > 0 ? done / total : 0 });
    };
    const params = { folder: this.requireFolder(), chosen, order: this.order };
    const outcome = await this.services.worker.call('arrangeRows', params, { signal, onProgress });
    if (outcome.status === 'done' && !signal.aborted) this.replace(outcome.value);
  }

  private async searchWords(query: LineQuery, signal: AbortSignal): Promise<void> {
    const onProgress = ({ rows, searched, bytes }: FoundRows): void => {
      if (signal.aborted) return;
      this.rows.add(rows);
      this.become({ kind: 'searching', share: bytes > 0 ? Math.min(1, searched / bytes) : 0 });
    };
    const params = { folder: this.requireFolder(), query, clusters: this.query.clusters };
    await this.services.worker.call('searchWords', params, { signal, onProgress });
    if (this.order.by !== 'line' || this.order.descending) {
      await this.arrange({ rows: this.rows.all() }, signal);
    }
  }

  private async searchMeaning(query: MeaningQuery, signal: AbortSignal): Promise<void> {
    const { clusters } = this.query;
    const folder = this.requireFolder();
    const engine = await searchEngine(this.services, this.source, query);
    const params = { folder, query, clusters, limit: nearestWanted, engine };
    const outcome = await this.services.worker.call('searchMeaning', params, { signal });
    if (outcome.status === 'cancelled' || signal.aborted) return;
    const { rows, similarity, clusters: nearest } = outcome.value;
    this.similarity = new Map(Array.from(rows, (row, at) => [row, similarity[at] ?? 0]));
    this.nearest = nearest;
    this.replace(rows);
    if (!isAsFound(this.order)) await this.arrange({ rows }, signal);
  }

  private replace(rows: Uint32Array): void {
    this.rows = new GrowingRows(rows);
    this.version++;
  }

  private become(activity: TableActivity): void {
    this.activity = activity;
    this.emitter.fire();
  }

  private failure(error: unknown): TableActivity {
    const code = error instanceof HumanError ? error.code : undefined;
    if (code === undefined) this.services.log.error(error instanceof Error ? error : String(error));
    const again = code === 'source-changed' || code === 'run-damaged' || code === 'run-fixed';
    return { kind: 'failed', message: messageFor(error), again };
  }

  private requireFolder(): string {
    const folder = this.folder();
    if (folder !== undefined) return folder;
    throw new HumanError('not-clustered', vscode.l10n.t('The file is not clustered any more.'));
  }
}

function isAsFound({ by, descending }: RowOrder): boolean {
  return by === 'given' && !descending;
}

function isRanked({ kind }: RowsSource): boolean {
  return kind === 'meaning' || kind === 'likeRow' || kind === 'likeLine';
}

function meaningOf(
  source: Extract<RowsSource, { kind: 'meaning' | 'likeRow' | 'likeLine' }>,
): MeaningQuery {
  switch (source.kind) {
    case 'meaning':
      return { text: source.text };
    case 'likeRow':
      return { row: source.row };
    case 'likeLine':
      return { line: source.text };
  }
}
