import { totalmem } from 'node:os';
import { ChannelClosedError, type Api, type CallOptions } from '../../protocol/rpc.ts';
import { WorkerProcess, type LackOfMemory, type WorkerLaunch } from './worker-process.ts';

type Method<A> = keyof A & string;
type ProgressOf<A, M extends keyof A> = A[M] extends { readonly progress: infer P } ? P : never;

/** The worker ended in the middle of a call, again after it was started anew. */
export class WorkerCrashedError extends Error {
  override readonly name = 'WorkerCrashedError';
}

/** A call was cancelled and the worker had to be ended because it did not stop by itself. */
export class WorkerKilledError extends Error {
  override readonly name = 'WorkerKilledError';
}

export interface WorkerServiceOptions<A> extends WorkerLaunch {
  /** Methods that are not called again when the process dies under them: they may have changed files. */
  readonly callOnce: readonly Method<A>[];
  /** Milliseconds without a call after which the process is ended. */
  readonly idleMs: number;
  /** Milliseconds a cancelled call may take to answer before the process is killed. */
  readonly graceMs: number;
  /** Told of each unexpected end, once a process; `interrupted` says whether calls were waiting. */
  readonly onCrash: (reason: string, interrupted: boolean, lack: LackOfMemory | undefined) => void;
}

/**
 * A process of this window that answers the calls of `A`: started by the first call, ended after an idle time, started once
 * more when it dies under a call. Work that died goes on from the vector cache, in
 * smaller batches when memory was lacking.
 */
export class WorkerService<A extends Api<A>> {
  private current: WorkerProcess<A> | undefined;
  private calls = 0;
  private idleTimer: NodeJS.Timeout | undefined;
  /** Processes that were ended on purpose. */
  private readonly ended = new WeakSet<WorkerProcess<A>>();
  private disposed = false;
  /** What the last process lacked when it ended by itself. */
  private lack: LackOfMemory | undefined;

  constructor(private readonly options: WorkerServiceOptions<A>) {}

  /** Process id of the running worker, if one runs. */
  get pid(): number | undefined {
    return this.current?.pid;
  }

  /**
   * Calls the worker. A call whose worker dies is made once more on a new one, unless it is
   * one of `callOnce`.
   * @throws HumanError from the worker; WorkerCrashedError; WorkerKilledError when `signal` aborted
   * and the worker did not answer in time
   */
  async call<M extends Method<A>>(
    method: M,
    params: A[M]['params'],
    options: CallOptions<ProgressOf<A, M>> = {},
  ): Promise<A[M]['result']> {
    this.calls++;
    clearTimeout(this.idleTimer);
    try {
      return await this.callOnce(method, params, options).catch((error: unknown) => {
        if (!(error instanceof ChannelClosedError) || this.options.callOnce.includes(method))
          throw error;
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

  private async callOnce<M extends Method<A>>(
    method: M,
    params: A[M]['params'],
    options: CallOptions<ProgressOf<A, M>>,
  ): Promise<A[M]['result']> {
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

  private start(): WorkerProcess<A> {
    if (this.disposed) throw new ChannelClosedError('The window is closing.');
    const worker = new WorkerProcess<A>(sparing(this.options, this.lack));
    this.lack = undefined;
    worker.onClose(reason => {
      if (this.current === worker) this.current = undefined;
      if (this.ended.has(worker)) return;
      this.lack = worker.lackOfMemory;
      this.options.onCrash(reason, this.calls > 0, this.lack);
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

/** How a process is started after one that lacked memory: it takes less, and may have a larger heap. */
function sparing(launch: WorkerLaunch, lack: LackOfMemory | undefined): WorkerLaunch {
  if (lack === undefined) return launch;
  const halfOfMemory = Math.floor(totalmem() / 2 ** 21);
  const heap = lack === 'heap' ? [`--max-old-space-size=${halfOfMemory}`] : [];
  return {
    ...launch,
    env: { ...launch.env, INSTRUCTION_CLUSTERS_SPARING: '1' },
    execArgv: [...launch.execArgv, ...heap],
  };
}
