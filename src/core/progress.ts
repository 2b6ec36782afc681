import type { ShowPreview } from './preview/preview.ts';

/** The stages of a run, of a split, and of a map, in the order a person sees them. */
export type Stage =
  | 'scan'
  | 'embed'
  | 'project'
  | 'cluster'
  | 'describe'
  | 'save'
  | 'split'
  | 'verify'
  | 'layout'
  | 'place';

/** How far one stage is, or what else `Part` names. */
export interface Progress<Part extends string = Stage> {
  readonly stage: Part;
  /** Units done so far, 0 ≤ done ≤ total. */
  readonly done: number;
  readonly total: number;
  readonly unit: 'bytes' | 'rows' | 'steps';
  /** Units per second since the stage began; 0 until it is known. */
  readonly rate: number;
  /** Seconds left in this stage at that rate; undefined until it is known. */
  readonly remainingSeconds: number | undefined;
}

/** What long work answers. Being cancelled is a value, not an error. */
export type Outcome<T> =
  { readonly status: 'done'; readonly value: T } | { readonly status: 'cancelled' };

export type ReportProgress = (progress: Progress) => void;

/** What every long stage takes: when to stop, and whom to tell how far it is. */
export interface Work {
  readonly signal: AbortSignal;
  readonly report: ReportProgress;
  /** Takes what a person should know although the work goes on, such as a full disk. */
  readonly notice?: (message: string) => void;
  /** Takes the clusters of samples of a large file, until there are those of the file. */
  readonly preview?: ShowPreview;
}

/** Reports at most this often, so that progress never costs more than the work. */
const reportEveryMs = 100;

/** Counts the units of one stage and turns them into rate and remaining time. */
export class ProgressMeter<Part extends string = Stage> {
  private readonly startedAt = performance.now();
  private reportedAt = -Infinity;
  private done: number;

  /** @param before units that were done in an earlier attempt */
  constructor(
    private readonly report: (progress: Progress<Part>) => void,
    private readonly stage: NoInfer<Part>,
    private readonly unit: Progress['unit'],
    private readonly total: number,
    private readonly before = 0,
  ) {
    this.done = before;
    this.advance(0);
  }

  /** Adds `units`; tells the listener unless it was told a moment ago. */
  advance(units: number): void {
    this.done = Math.min(this.done + units, this.total);
    const now = performance.now();
    if (now - this.reportedAt < reportEveryMs && this.done < this.total) return;
    this.reportedAt = now;
    const seconds = (now - this.startedAt) / 1000;
    const rate = seconds > 0 ? Math.max(0, this.done - this.before) / seconds : 0;
    this.report({
      stage: this.stage,
      done: this.done,
      total: this.total,
      unit: this.unit,
      rate,
      remainingSeconds: rate > 0 && seconds > 0.5 ? (this.total - this.done) / rate : undefined,
    });
  }
}

/**
 * Runs `work` and turns an abort of `signal` into the value `cancelled`. Inside, stages stop by
 * `signal.throwIfAborted()`; every other error goes through.
 */
export async function outcomeOf<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<Outcome<T>> {
  try {
    signal.throwIfAborted();
    return { status: 'done', value: await work() };
  } catch (error) {
    if (signal.aborted && error === signal.reason) return { status: 'cancelled' };
    throw error;
  }
}
