import { Worker } from 'node:worker_threads';
import type { EncoderAnswer, EncoderRequest, ThreadOptions } from './encoder-messages.ts';
import type { TokenLists } from '../tokens/tokens.ts';

/** An encoder's thread could not read the model. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';
}

interface Job {
  readonly tokens: TokenLists;
  readonly signal: AbortSignal;
  readonly resolve: (values: Float32Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Encoders in threads of their own, so that every core has a batch of its own and the thread that
 * reads and tokenises is never blocked by onnxruntime. Batches are taken in the order they came.
 */
export class EncoderPool {
  private readonly queue: Job[] = [];
  private readonly running = new Set<Promise<unknown>>();
  private readonly threads: readonly EncoderThread[];

  /** @param script the bundle of `encoder-thread.ts` */
  constructor(script: string, threads: number, options: ThreadOptions) {
    const next = (): Job | undefined => this.queue.shift();
    this.threads = Array.from(
      { length: threads },
      () => new EncoderThread(new Worker(script, { workerData: options }), next),
    );
  }

  get size(): number {
    return this.threads.length;
  }

  /**
   * One vector a token list. A job that has not begun when `signal` is aborted is not done.
   * @throws the abort reason; NotLoadedError; whatever the model fails with
   */
  encode(tokens: TokenLists, signal: AbortSignal): Promise<Float32Array<ArrayBuffer>> {
    const done = new Promise<Float32Array<ArrayBuffer>>((resolve, reject) => {
      this.queue.push({ tokens, signal, resolve, reject });
      for (const thread of this.threads) thread.takeNext();
    });
    this.running.add(done);
    const ended = (): void => void this.running.delete(done);
    done.then(ended, ended);
    return done;
  }

  /** Ends the threads when all that was asked of them is done, also what comes meanwhile. */
  async close(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
    await Promise.all(this.threads.map(thread => thread.close()));
  }
}

/** One thread, which keeps the process alive only while it starts and while it is at a job. */
class EncoderThread {
  private job: Job | undefined;
  private ready = false;
  /** Why no further job can be done. */
  private broken: Error | undefined;
  private readonly ended: Promise<void>;

  constructor(
    private readonly worker: Worker,
    private readonly nextJob: () => Job | undefined,
  ) {
    worker.on('message', (answer: EncoderAnswer) => {
      this.receive(answer);
    });
    worker.on('error', error => {
      this.breakDown(error);
    });
    this.ended = new Promise(resolve =>
      worker.once('exit', () => {
        this.breakDown(new Error('A thread of the encoder has ended.'));
        resolve();
      }),
    );
  }

  takeNext(): void {
    if (this.job !== undefined) return;
    this.job = this.nextJob();
    if (this.job === undefined) {
      // A process that ends while a thread loads onnxruntime is aborted.
      if (this.ready) this.worker.unref();
    } else if (this.job.signal.aborted) {
      this.fail(this.job.signal.reason as Error);
    } else if (this.broken !== undefined) {
      this.fail(this.broken);
    } else {
      this.worker.ref();
      this.send({ kind: 'encode', tokens: this.job.tokens });
    }
  }

  async close(): Promise<void> {
    this.worker.ref();
    this.send({ kind: 'close' });
    await this.ended;
  }

  private send(request: EncoderRequest): void {
    this.worker.postMessage(request);
  }

  private receive(answer: EncoderAnswer): void {
    if (answer.kind === 'ready') {
      this.ready = true;
      this.takeNext();
    } else if (answer.kind === 'failed') {
      if (this.ready) this.fail(answer.error);
      else this.breakDown(new NotLoadedError(answer.error.message, { cause: answer.error }));
    } else {
      const { job } = this;
      this.job = undefined;
      job?.resolve(answer.values);
      this.takeNext();
    }
  }

  private breakDown(error: Error): void {
    this.broken ??= error;
    this.fail(this.broken);
  }

  private fail(error: Error): void {
    const { job } = this;
    if (job === undefined) return;
    this.job = undefined;
    job.reject(error);
    this.takeNext();
  }
}
