import { ChannelClosedError, type CallOptions } from '../../protocol/rpc.ts';
import type { WorkerApi } from '../../protocol/worker-api.ts';
import { WorkerProcess, type WorkerLaunch } from './worker-process.ts';

type Method = keyof WorkerApi;
type ProgressOf<M extends Method> = WorkerApi[M] extends { readonly progress: infer P } ? P : never;

/** The worker ended in the middle of a call, again after it was started anew. */
export class WorkerCrashedError extends Error {
  override readonly name = 'WorkerCrashedError';
}

/** A call was cancelled and the worker had to be ended because it did not stop by itself. */
export class WorkerKilledError extends Error {
  override readonly name = 'WorkerKilledError';
}

export interface WorkerServiceOptions extends WorkerLaunch {
  /** Milliseconds without a call after which the process is ended. */
  readonly idleMs: number;
  /** Milliseconds a cancelled call may take to answer before the process is killed. */
  readonly graceMs: number;
  /** Told of each unexpected end, once a process; `interrupted` says whether calls were waiting. */
  readonly onCrash: (reason: string, interrupted: boolean) => void;
}

/**
 * The worker of this window: started by the first call, ended after an idle time, started once
 * more when it dies under a call. Work that died goes on from the vector cache.
 */
export class WorkerService {
  private current: WorkerProcess | undefined;
  private calls = 0;
  private idleTimer: NodeJS.Timeout | undefined;
  /** Processes that were ended on purpose. */
  private readonly ended = new WeakSet<WorkerProcess>();
  private disposed = false;

  constructor(private readonly options: WorkerServiceOptions) {}

  /** Process id of the running worker, if one runs. */
  get pid(): number | undefined {
    return this.current?.pid;
  }

  /**
   * Calls the worker. A call whose worker dies is made once more on a new one; a split is not, since
   * it may have replaced files already.
   * @throws HumanError from the worker; WorkerCrashedError; WorkerKilledError when `signal` aborted
   * and the worker did not answer in time
   */
  async call<M extends Method>(
    method: M,
    params: WorkerApi[M]['params'],
    options: CallOptions<ProgressOf<M>> = {},
  ): Promise<WorkerApi[M]['result']> {
    this.calls++;
    clearTimeout(this.idleTimer);
    try {
      return await this.callOnce(method, params, options).catch((error: unknown) => {
        if (!(error instanceof ChannelClosedError) || method === 'split') throw error;
        return this.callOnce(method, params, options);
      });
    } catch (error) {
      if (error instanceof ChannelClosedError) throw new WorkerCrashedError(error.message);
      throw error;
    } finally {
      this.calls--;
      if (this.calls === 0) this.endWhenIdle();
    }
  }

  dispose(): void {
    this.disposed = true;
    clearTimeout(this.idleTimer);
    this.end();
  }

  private async callOnce<M extends Method>(
    method: M,
    params: WorkerApi[M]['params'],
    options: CallOptions<ProgressOf<M>>,
  ): Promise<WorkerApi[M]['result']> {
    const worker = (this.current ??= this.start());
    const { signal } = options;
    let grace: NodeJS.Timeout | undefined;
    const cancelled = (): void => {
      grace = setTimeout(() => this.end(worker), this.options.graceMs);
    };
    if (signal?.aborted) cancelled();
    else signal?.addEventListener('abort', cancelled, { once: true });
    try {
      return await worker.rpc.call(method, params, options);
    } catch (error) {
      if (error instanceof ChannelClosedError && signal?.aborted) {
        throw new WorkerKilledError(error.message);
      }
      throw error;
    } finally {
      clearTimeout(grace);
      signal?.removeEventListener('abort', cancelled);
    }
  }

  private start(): WorkerProcess {
    if (this.disposed) throw new ChannelClosedError('The window is closing.');
    const worker = new WorkerProcess(this.options);
    worker.onClose(reason => {
      if (this.current === worker) this.current = undefined;
      if (!this.ended.has(worker)) this.options.onCrash(reason, this.calls > 0);
    });
    return worker;
  }

  private end(worker = this.current): void {
    if (worker === undefined) return;
    this.ended.add(worker);
    if (this.current === worker) this.current = undefined;
    worker.kill();
  }

  private endWhenIdle(): void {
    this.idleTimer = setTimeout(() => this.end(), this.options.idleMs);
    this.idleTimer.unref();
  }
}
