import { Worker } from 'node:worker_threads';
import type { AssignmentPlaces } from './assignment-places.ts';
import type { AssignmentThreadData } from './assignment-thread.ts';

/** What can help the thread that clusters. */
export interface ClusterThreads {
  /** The bundle of `assignment-thread.ts`. */
  readonly script: string;
  /** Threads in all, that one included. */
  readonly count: number;
}

/**
 * Threads that help with one assignment. None is waited for: what is ready takes its share of the vectors, and as long as
 * nothing is, the thread that clusters does all itself.
 */
export class AssignmentHelpers {
  /** Rejects when a thread breaks down, which may have been in the middle of a part. */
  readonly failure: Promise<never>;
  private readonly workers: readonly Worker[];

  constructor(script: string, memory: WebAssembly.Memory, places: AssignmentPlaces) {
    this.workers = places.scratch.slice(1).map((_, at) => {
      const workerData: AssignmentThreadData = { memory, places, thread: at + 1 };
      return new Worker(script, { workerData });
    });
    this.failure = new Promise((_, reject) => {
      for (const worker of this.workers) worker.once('error', reject);
    });
    this.failure.catch(() => undefined);
  }

  /** Ends the threads, wherever they are. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()));
  }
}
