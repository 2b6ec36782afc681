import { setTimeout as sleep } from 'node:timers/promises';
import type { HumanError } from '../../errors.ts';
import { PassingError, TooLargeError } from './endpoint-error.ts';
import type { Pace } from './pace.ts';

/** How patient to be with a server. */
export interface Patience {
  /** Times that a request is made before it counts as failed. */
  readonly attempts: number;
  readonly timeoutMs: number;
  /** Waits at most so long before the second attempt, and twice as long before each further one. */
  readonly backoffMs: number;
}

/** Asks once; throws PassingError or TooLargeError where asking again may help. */
export type AskOnce<Item, Result> = (
  items: readonly Item[],
  timeoutMs: number,
  signal: AbortSignal,
) => Promise<readonly Result[]>;

const longestBackoffMs = 60_000;

/** Requests to a server that are made again when they fail, in halves when they were too large. */
export class PatientRequests<Item, Result> {
  /** @param failed the error of a request whose attempts were all in vain */
  constructor(
    private readonly pace: Pace,
    private readonly patience: Patience,
    private readonly askOnce: AskOnce<Item, Result>,
    private readonly failed: (reason: string, cause: unknown) => HumanError,
  ) {}

  /** The result of every item, in their order, after as many attempts as it takes. */
  async ask(items: readonly Item[], signal: AbortSignal): Promise<readonly Result[]> {
    const { attempts, timeoutMs } = this.patience;
    for (let attempt = 1; ; attempt++) {
      await this.wait(this.pace.waitMs, signal);
      try {
        const results = await this.askOnce(items, timeoutMs, signal);
        this.pace.succeeded();
        return results;
      } catch (error) {
        if (!(error instanceof PassingError || error instanceof TooLargeError)) throw error;
        this.pace.refused(error instanceof PassingError ? error.waitMs : 0);
        if (error instanceof TooLargeError && items.length > 1) return this.halves(items, signal);
        if (attempt >= attempts) throw this.failed(error.message, error);
        await this.wait(this.backoffMs(attempt), signal);
        if (items.length > this.pace.batch) return this.halves(items, signal);
      }
    }
  }

  private async halves(items: readonly Item[], signal: AbortSignal): Promise<Result[]> {
    const middle = Math.ceil(items.length / 2);
    const first = await this.ask(items.slice(0, middle), signal);
    const second = await this.ask(items.slice(middle), signal);
    return [...first, ...second];
  }

  /** Full jitter: clients that were refused together do not come back together. */
  private backoffMs(attempt: number): number {
    const most = Math.min(longestBackoffMs, this.patience.backoffMs * 2 ** (attempt - 1));
    return Math.random() * most;
  }

  private async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0) return;
    await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
