import { createHash, type Hash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Measured } from './measure-file.ts';

/** Bytes that take longer to hash than a thread takes to start. */
const worthThread = 64 << 20;

/** SHA-256 of blocks that come one after the other. */
export interface BlockHash {
  /** Done when the block is of no more use. */
  update(bytes: Uint8Array): Promise<void> | void;
  /** As hex. */
  digest(): Promise<string> | string;
}

/** What a thread can be asked to do for a split. */
export type HelperTask =
  /** Adds bytes in shared memory to the hash. */
  | { readonly kind: 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'digest' }
  | { readonly kind: 'measure'; readonly path: string };

export type HelperAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'digest'; readonly sha256: string }
  | { readonly kind: 'measured'; readonly file: Measured | undefined }
  | { readonly kind: 'failed'; readonly message: string; readonly code: string | undefined };

interface Waiting {
  readonly resolve: (answer: HelperAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that hashes while the one that splits moves lines or hashes other files. */
export class SplitHelper implements BlockHash {
  private readonly worker: Worker;
  /** Those who wait for answers, in the order of their tasks. */
  private readonly waiting: Waiting[] = [];
  private failure: Error | undefined;

  /** @param script the bundle of `split-thread.ts` */
  constructor(script: string) {
    this.worker = new Worker(script);
    this.worker.on('message', (answer: HelperAnswer) => this.waiting.shift()?.resolve(answer));
    this.worker.once('error', error => this.fail(error));
    this.worker.once('exit', code => this.fail(new Error(`The thread ended with ${code}.`)));
  }

  update(bytes: Uint8Array): Promise<void> {
    const done = this.ask({ kind: 'update', bytes }).then(() => undefined);
    done.catch(() => undefined); // it may fail before it is waited for
    return done;
  }

  async digest(): Promise<string> {
    const answer = await this.ask({ kind: 'digest' });
    return answer.kind === 'digest' ? answer.sha256 : '';
  }

  /** As `measureFile`, which is told of all bytes at the end. */
  async measure(path: string, onBytes: (bytes: number) => void): Promise<Measured | undefined> {
    const answer = await this.ask({ kind: 'measure', path });
    const file = answer.kind === 'measured' ? answer.file : undefined;
    onBytes(file?.bytes ?? 0);
    return file;
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private async ask(task: HelperTask): Promise<HelperAnswer> {
    if (this.failure !== undefined) throw this.failure;
    const asked = new Promise<HelperAnswer>((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
    this.worker.postMessage(task);
    const answer = await asked;
    if (answer.kind !== 'failed') return answer;
    throw Object.assign(new Error(answer.message), { code: answer.code });
  }

  private fail(error: Error): void {
    this.failure ??= error;
    for (const { reject } of this.waiting.splice(0)) reject(this.failure);
  }
}

/** A helper for a split, or for checking one, that is worth the start of a thread. */
export function splitHelper(script: string | undefined, bytes: number): SplitHelper | undefined {
  return script === undefined || bytes < worthThread ? undefined : new SplitHelper(script);
}

/** The hash in the thread that calls. */
export class OwnHash implements BlockHash {
  private readonly hash: Hash = createHash('sha256');

  update(bytes: Uint8Array): void {
    this.hash.update(bytes);
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}
